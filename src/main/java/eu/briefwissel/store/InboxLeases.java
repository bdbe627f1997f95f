package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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

    /** Whatever time it is: clocks are set back. */
    private static final String GIVE_BACK = """
            update inbox_lease
               set leased_until = '-infinity'
             where tenant = $1
               and channel = $2
            """;

    private final TenantTransactions transactions;
    private final InstantSource clock;

    InboxLeases(TenantTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether it is ours for that time, or until it is given back. */
    public Uni<Boolean> take(TenantId tenant, ChannelName channel, Duration lease) {
        Instant now = clock.instant();
        Tuple parameters = Tuple.of(tenant.value(), channel.wireName(), Columns.utc(now), Columns.utc(now.plus(lease)));
        return transactions
                .in(tenant, connection -> connection.preparedQuery(TAKE).execute(parameters))
                .map(rows -> rows.size() == 1);
    }

    /** To be called by who took it, whatever came of it. */
    public Uni<Void> giveBack(TenantId tenant, ChannelName channel) {
        Tuple parameters = Tuple.of(tenant.value(), channel.wireName());
        return transactions
                .in(tenant, connection -> connection.preparedQuery(GIVE_BACK).execute(parameters))
                .replaceWithVoid();
    }
}
