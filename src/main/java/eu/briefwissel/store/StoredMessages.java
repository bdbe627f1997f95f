package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Opens the messages of deliveries, with all their parts. */
@ApplicationScoped
class StoredMessages {

    private static final String SELECT = "select " + DeliveryRows.COLUMNS + """
                 , m.unread_after, m.production, m.recipient_scheme, m.recipient_sealed, k.wrapped
              from delivery d
              left join message m on m.month = d.month and m.id = d.id
              left join data_key k on k.month = d.month and k.message = d.id
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
               and d.status = $3
            """;

    private final ContentStore content;

    StoredMessages(ContentStore content) {
        this.content = content;
    }

    /**
     * Opens those of them that have this status, all their files with them, and does the work with them; their keys are destroyed
     * when it has ended. One that cannot be read drops out alone.
     */
    <T> Uni<T> open(SqlConnection connection, Vault vault, Wanted wanted, Function<Opening, Uni<T>> work) {
        return connection
                .preparedQuery(SELECT)
                .execute(Deliveries.keys(wanted.ids()).addValue(wanted.status().wireName()))
                .map(rows -> new Opening(wanted.tenant(), vault, rows))
                .chain(opening -> content.get(connection, opening.ids(), 0)
                        .invoke(opening::envelopes)
                        .chain(() -> files(connection, opening))
                        .invoke(opening::putTogether)
                        .chain(() -> work.apply(opening))
                        .onTermination()
                        .invoke(opening::destroyKeys));
    }

    /** Deliveries of one tenant, and the status that they must have. */
    record Wanted(TenantId tenant, List<DeliveryId> ids, Status status) {}

    /** The attachments of those that have some, one by one. */
    private Uni<Void> files(SqlConnection connection, Opening opening) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (DeliveryId id : opening.ids()) {
            for (int part = 1; part <= opening.files(id); part++) {
                int number = part;
                all = all.chain(() -> content.get(connection, List.of(id), number)
                        .invoke(found -> opening.file(id, found.stream().findFirst()))
                        .replaceWithVoid());
            }
        }
        return all;
    }
}
