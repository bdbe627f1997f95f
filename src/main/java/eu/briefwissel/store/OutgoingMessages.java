package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes deliveries ready to be handed over: their attempts are written down and their messages opened. */
@ApplicationScoped
public class OutgoingMessages {

    /** Only what is still ours is begun, and it is ours anew from now on: nobody else claims it while its call is made. */
    private static final String RENEW = """
            update work w
               set due_at = $3
              from unnest($1::uuid[], $2::uuid[]) as c(delivery, lease)
             where w.delivery = c.delivery
               and w.stage = 'publish'
               and w.lease = c.lease
            returning w.delivery
            """;

    /** Few at a time: their contents are in memory together. */
    private static final int MOST_AT_ONCE = 16;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final Attempts attempts;
    private final StoredMessages messages;
    private final AddedAddresses addresses;
    private final InstantSource clock;
    private final Map<TenantId, GroupCommit<Beginning, Begun>> beginnings = new ConcurrentHashMap<>();

    OutgoingMessages(
            TenantTransactions transactions,
            TenantDirectory tenants,
            Attempts attempts,
            Contents contents,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.attempts = attempts;
        this.messages = contents.messages();
        this.addresses = contents.addresses();
        this.clock = clock;
    }

    private record Beginning(Claimed claimed, Duration lease, Function<Message, Map<ChannelName, String>> dialects) {}

    /**
     * Begins the call of one piece of claimed work, at the moment when it can be made; those that come together share a
     * transaction. One that cannot be read keeps no other from being begun.
     *
     * @param lease how long the work is ours from now on
     * @param dialects by which the tenant's channels are called now about a message
     */
    public Uni<Begun> begin(Claimed claimed, Duration lease, Function<Message, Map<ChannelName, String>> dialects) {
        return beginnings
                .computeIfAbsent(
                        claimed.tenant(),
                        tenant -> new GroupCommit<>(batch -> begin(tenant, batch), _ -> 1, MOST_AT_ONCE))
                .submit(new Beginning(claimed, lease, dialects));
    }

    private Uni<List<Begun>> begin(TenantId tenant, List<Beginning> batch) {
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> renew(connection, batch)
                                .map(ids -> new StoredMessages.Wanted(tenant, ids, Status.RESOLVED))
                                .chain(ours -> messages.open(
                                        connection,
                                        vault,
                                        ours,
                                        opening -> begin(connection, tenant, opening, dialects(batch))))))
                .map(begun -> batch.stream()
                        .map(b -> begun.getOrDefault(b.claimed().delivery(), new Begun.Over()))
                        .toList());
    }

    private Uni<List<DeliveryId>> renew(SqlConnection connection, List<Beginning> batch) {
        Duration lease = batch.getFirst().lease();
        var parameters = Columns.of(batch)
                .column(new UUID[0], b -> b.claimed().delivery().value())
                .column(new UUID[0], b -> b.claimed().lease())
                .same(Columns.utc(clock.instant().plus(lease)))
                .tuple();
        return connection
                .preparedQuery(RENEW)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("delivery")))
                        .toList());
    }

    /** Opened first and written down then: a call that cannot be made must not look as if it were under way. */
    private Uni<Map<DeliveryId, Begun>> begin(
            SqlConnection connection,
            TenantId tenant,
            Opening opening,
            Map<DeliveryId, Function<Message, Map<ChannelName, String>>> dialects) {
        return addresses
                .latest(connection, opening.byEmail())
                .invoke(opening::addresses)
                .map(_ -> opening.whole().stream()
                        .map(d -> Attempts.Wanted.of(
                                d, dialects.getOrDefault(d.id(), _ -> Map.of()).apply(opening.message(d.id()))))
                        .toList())
                .chain(whole -> whole.isEmpty()
                        ? Uni.createFrom().item(Map.<DeliveryId, Attempts.Begun>of())
                        : attempts.begin(connection, tenant, whole, clock.instant()))
                .map(opening::begun);
    }

    private static Map<DeliveryId, Function<Message, Map<ChannelName, String>>> dialects(List<Beginning> batch) {
        return batch.stream()
                .collect(Collectors.toMap(b -> b.claimed().delivery(), Beginning::dialects, (one, _) -> one));
    }
}
