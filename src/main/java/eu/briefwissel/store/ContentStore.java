package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/**
 * Where sealed content is kept, apart from the rows that move. It sees cipher text only. An object store may write
 * before the transaction commits and leave an orphan when it does not; it never commits a message without its content.
 */
interface ContentStore {

    /** Keeps the parts; durable at the latest when the transaction of {@code connection} commits. */
    Uni<Void> put(SqlConnection connection, TenantId tenant, List<SealedPart> parts);

    /** One part of each message, in no order; messages without that part are left out. */
    Uni<List<SealedPart>> get(SqlConnection connection, List<DeliveryId> messages, int part);
}
