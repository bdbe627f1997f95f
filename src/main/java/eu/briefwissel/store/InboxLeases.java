package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Lets one process at a time look into a tenant's inbox at a channel. */
@ApplicationScoped
public class InboxLeases {

    private static final String TAKE = """
            insert into inbox_lease (tenant, channel, leased_until)
            values ($1, $2, $4)
            on conflict (tenant, channel) do update
               set leased_until = excluded.leased_until
             where inbox_lease.leased_until <= $3
            returning tenant
            """;

    /** Whatever time it is: clocks are set back. Not what another took when ours had ended. */
    private static final String GIVE_BACK = """
            update inbox_lease
               set leased_until = '-infinity'
             where tenant = $1
               and channel = $2
               and leased_until = $3
            """;

    private final TenantTransactions transactions;
    private final InstantSource clock;

    InboxLeases(TenantTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Until when it is ours, if it is not given back before; empty where it is another's. */
    public Uni<Optional<Instant>> take(TenantId tenant, ChannelName channel, Duration lease) {
        Instant now = clock.instant();
        Instant until = now.plus(lease).truncatedTo(ChronoUnit.MICROS); // as precise as the column
        Tuple parameters = Tuple.of(tenant.value(), channel.wireName(), Columns.utc(now), Columns.utc(until));
        return transactions
                .in(tenant, connection -> connection.preparedQuery(TAKE).execute(parameters))
                .map(rows -> rows.size() == 1 ? Optional.of(until) : Optional.empty());
    }

    /**
     * To be called by who took it, whatever came of it.
     *
     * @param until what {@link #take} said
     */
    public Uni<Void> giveBack(TenantId tenant, ChannelName channel, Instant until) {
        Tuple parameters = Tuple.of(tenant.value(), channel.wireName(), Columns.utc(until));
        return transactions
                .in(tenant, connection -> connection.preparedQuery(GIVE_BACK).execute(parameters))
                .replaceWithVoid();
    }
}
