package eu.briefwissel.store;

import eu.briefwissel.crypto.Canonical;
import eu.briefwissel.crypto.Sealer;
import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.NameBasedId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What recipients wrote back, sealed under the data key of the message they answer. */
@ApplicationScoped
public class Replies {

    private static final String KEY = """
            select wrapped
              from data_key
             where month = $1
               and message = $2
            """;

    private static final String INSERT = """
            insert into reply (tenant, month, id, delivery, foreign_id, at, received_at, sealed)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (month, id) do nothing
            """;

    private static final String SELECT = """
            select r.id, r.foreign_id, r.at, r.received_at, r.sealed, k.wrapped
              from reply r
              join data_key k on k.month = r.month and k.message = r.delivery
             where r.month = $1
               and r.delivery = $2
             order by r.received_at, r.id
            """;

    private static final int HEAVY = 32 << 10;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    Replies(TenantTransactions transactions, TenantDirectory tenants, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * A reply as it is kept.
     *
     * @param foreignId the channel's id of it
     * @param content what was given to {@link #keep}
     */
    public record Kept(UUID id, String foreignId, Instant at, Instant receivedAt, byte[] content) {
        @Override
        public String toString() {
            return "reply " + id;
        }
    }

    /** The id that a reply has, however often it is told. */
    public static UUID idOf(DeliveryId delivery, String foreignId) {
        return NameBasedId.of(delivery.value(), "reply/" + foreignId);
    }

    private record Fresh(String foreignId, Instant at, byte[] cipherText) {
        @Override
        public String toString() {
            return "reply";
        }
    }

    private Uni<Void> insert(SqlConnection connection, TenantId tenant, DeliveryId delivery, Fresh fresh) {
        Tuple row = Tuple.tuple()
                .addValue(tenant.value())
                .addValue(delivery.month())
                .addValue(idOf(delivery, fresh.foreignId()))
                .addValue(delivery.value())
                .addValue(fresh.foreignId())
                .addValue(Columns.utc(fresh.at()))
                .addValue(Columns.utc(clock.instant()))
                .addValue(Columns.buffer(fresh.cipherText()));
        return connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    /** Keeps the reply once; a repeat changes nothing. One to a message that was shredded is not kept. */
    public Uni<Void> keep(TenantId tenant, DeliveryId delivery, String foreignId, Instant at, byte[] content) {
        UUID id = idOf(delivery, foreignId);
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(KEY)
                                .execute(Tuple.of(delivery.month(), delivery.value()))
                                .chain(rows -> rows.size() == 0
                                        ? Uni.createFrom().voidItem()
                                        : insert(
                                                connection,
                                                tenant,
                                                delivery,
                                                new Fresh(
                                                        foreignId,
                                                        at,
                                                        seal(
                                                                vault,
                                                                delivery,
                                                                id,
                                                                rows.iterator().next(),
                                                                content))))));
    }

    /** The replies to a message, in the order in which they came in. */
    public Uni<List<Kept>> to(TenantId tenant, DeliveryId delivery) {
        return tenants.vault(tenant)
                .chain(vault -> transactions
                        .in(
                                tenant,
                                connection -> connection
                                        .preparedQuery(SELECT)
                                        .execute(Tuple.of(delivery.month(), delivery.value())))
                        .chain(Replies::heavyOffTheEventLoop)
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> kept(vault, delivery, row))
                                .toList()));
    }

    /** Opening and reading files takes as long as they are: others' requests must not wait for that. */
    private static Uni<RowSet<Row>> heavyOffTheEventLoop(RowSet<Row> rows) {
        long bytes = StreamSupport.stream(rows.spliterator(), false)
                .mapToLong(row -> row.getBuffer("sealed").length())
                .sum();
        Uni<RowSet<Row>> all = Uni.createFrom().item(rows);
        return bytes > HEAVY ? all.emitOn(Infrastructure.getDefaultWorkerPool()) : all;
    }

    private static byte[] seal(Vault vault, DeliveryId delivery, UUID id, Row row, byte[] content) {
        SecretKeyBytes key = vault.unwrap(Columns.bytes(row, "wrapped"), delivery);
        try {
            return new Sealer(key, Randomness.SOURCE).seal(content, context(delivery, id));
        } finally {
            key.destroy();
        }
    }

    private static Kept kept(Vault vault, DeliveryId delivery, Row row) {
        UUID id = row.getUUID("id");
        SecretKeyBytes key = vault.unwrap(Columns.bytes(row, "wrapped"), delivery);
        try {
            byte[] content =
                    new Sealer(key, Randomness.SOURCE).open(Columns.bytes(row, "sealed"), context(delivery, id));
            return new Kept(
                    id,
                    row.getString("foreign_id"),
                    Columns.instant(row, "at"),
                    Columns.instant(row, "received_at"),
                    content);
        } finally {
            key.destroy();
        }
    }

    private static byte[] context(DeliveryId delivery, UUID id) {
        return Canonical.of("reply").uuid(delivery.value()).uuid(id).bytes();
    }
}
