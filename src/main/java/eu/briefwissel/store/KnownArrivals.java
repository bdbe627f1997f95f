package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Of which messages a channel told already whether they lie in a mailbox that is in use. */
@ApplicationScoped
public class KnownArrivals {

    /** Both kinds are told once of a message, and named by it. What was set aside had no effect: told again, it has. */
    private static final String FIND = """
            select e.receipt_id
              from mailbox_event e
             where e.tenant = $1
               and e.channel = $2
               and e.kind in ('arrived', 'never-opened')
               and e.set_aside_at is null
               and e.event_id = any($3::text[])
            """;

    private final TenantTransactions transactions;

    KnownArrivals(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** Those of these receipts. */
    public Uni<Set<String>> of(TenantId tenant, ChannelName channel, List<String> receipts) {
        Tuple parameters = Tuple.of(tenant.value(), channel.wireName(), receipts.toArray(String[]::new));
        return transactions
                .in(tenant, connection -> connection.preparedQuery(FIND).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("receipt_id"))
                        .collect(Collectors.toSet()));
    }
}
