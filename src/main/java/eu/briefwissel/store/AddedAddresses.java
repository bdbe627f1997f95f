package eu.briefwissel.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * E-mail addresses that operators found for messages which came without one, or with one that does not work. Parts of the
 * message's content, under its data key, so that they go when it goes; the latest counts.
 */
@ApplicationScoped
public class AddedAddresses {

    /** No message has so many attachments. */
    private static final int FIRST = 30_000;

    private static final String WHERE_IT_GOES = """
            select k.wrapped,
                   (select coalesce(max(c.part) + 1, $3)
                      from content c
                     where c.month = $1
                       and c.message = $2
                       and c.part >= $3) as part
              from data_key k
             where k.month = $1
               and k.message = $2
            """;

    /** A short text is one segment. */
    private static final String LATEST = """
            select distinct on (c.message) c.message, c.part, c.sealed
              from content c
             where c.month = any($1::date[])
               and c.message = any($2::uuid[])
               and c.part >= $3
             order by c.message, c.part desc
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final ContentStore content;

    AddedAddresses(TenantTransactions transactions, TenantDirectory tenants, ContentStore content) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.content = content;
    }

    /** Keeps the address; nothing where the message was shredded. */
    public Uni<Void> add(TenantId tenant, DeliveryId id, String email) {
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(WHERE_IT_GOES)
                                .execute(Tuple.of(id.month(), id.value(), FIRST))
                                .chain(rows -> put(connection, tenant, vault, id, rows, email))));
    }

    private Uni<Void> put(
            SqlConnection connection, TenantId tenant, Vault vault, DeliveryId id, RowSet<Row> rows, String email) {
        if (rows.size() == 0) {
            return Uni.createFrom().voidItem();
        }
        Row row = rows.iterator().next();
        SecretKeyBytes key = vault.unwrap(Columns.bytes(row, "wrapped"), id);
        try {
            SealedPart part = SealedMessage.sealPart(key, tenant, id, row.getInteger("part"), email.getBytes(UTF_8));
            return content.put(connection, tenant, List.of(part));
        } finally {
            key.destroy();
        }
    }

    /** The latest of each of these messages, sealed; those without are left out. */
    Uni<List<SealedPart>> latest(SqlConnection connection, List<DeliveryId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple keys = Deliveries.keys(ids).addInteger(FIRST);
        return connection
                .preparedQuery(LATEST)
                .execute(keys)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AddedAddresses::part)
                        .toList());
    }

    private static SealedPart part(Row row) {
        DeliveryId id = new DeliveryId(Objects.requireNonNull(row.getUUID("message")));
        return new SealedPart(id, row.getInteger("part"), List.of(Columns.bytes(row, "sealed")));
    }

    /** What was sealed by {@link #add}, opened. */
    static String text(byte[] opened) {
        return new String(opened, UTF_8);
    }
}
