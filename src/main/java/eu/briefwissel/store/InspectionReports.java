package eu.briefwissel.store;

import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was found when a message's documents were looked into: parts of its content, under its data key, so that they go when it
 * goes. One that is written again by whoever looks again stands beside the one before; the latest counts.
 */
@ApplicationScoped
public class InspectionReports {

    /** After any attachment, and before {@link AddedAddresses}. */
    private static final int FIRST = 29_000;

    private static final int BEHIND = 30_000;

    /** PostgreSQL, appendix A: unique_violation. */
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String WHERE_IT_IS = """
            select k.wrapped,
                   (select coalesce(max(c.part), $3 - 1)
                      from content c
                     where c.month = $1
                       and c.message = $2
                       and c.part >= $3
                       and c.part < $4) as part
              from data_key k
             where k.month = $1
               and k.message = $2
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final ContentStore content;

    InspectionReports(TenantTransactions transactions, TenantDirectory tenants, ContentStore content) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.content = content;
    }

    private record Place(SecretKeyBytes key, int part) {}

    /** Keeps it; nothing where the message was shredded. */
    public Uni<Void> put(TenantId tenant, DeliveryId id, byte[] report) {
        return within(tenant, id, connection -> place -> {
                    SealedPart part = SealedMessage.sealPart(place.key(), tenant, id, place.part() + 1, report);
                    return content.put(connection, tenant, List.of(part)).map(_ -> Optional.of(report));
                })
                .onFailure(InspectionReports::isThereBefore)
                .recoverWithItem(Optional.empty())
                .replaceWithVoid();
    }

    /** Two looked at the same time, and the other's stands there now. */
    private static boolean isThereBefore(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    /** The latest, as it was put; empty where there is none, or the message was shredded. */
    public Uni<Optional<byte[]>> latest(TenantId tenant, DeliveryId id) {
        return within(
                tenant,
                id,
                connection -> place -> place.part() < FIRST
                        ? Uni.createFrom().item(Optional.empty())
                        : content.get(connection, List.of(id), place.part())
                                .map(parts -> parts.stream()
                                        .findFirst()
                                        .map(part -> SealedMessage.openPart(place.key(), tenant, part))));
    }

    private Uni<Optional<byte[]>> within(
            TenantId tenant, DeliveryId id, Function<SqlConnection, Function<Place, Uni<Optional<byte[]>>>> work) {
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(WHERE_IT_IS)
                                .execute(Tuple.of(id.month(), id.value(), FIRST, BEHIND))
                                .chain(rows -> at(vault, id, rows, work.apply(connection)))));
    }

    private static Uni<Optional<byte[]>> at(
            Vault vault, DeliveryId id, RowSet<Row> rows, Function<Place, Uni<Optional<byte[]>>> work) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        Row row = rows.iterator().next();
        Place place = new Place(Deliveries.dataKey(vault, id, row), row.getInteger("part"));
        return work.apply(place).onTermination().invoke(place.key()::destroy);
    }
}
