package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.SenderSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Tells of messages whether they were published in an eBox of a test environment, and opened there. */
@ApplicationScoped
public class TestMessages {

    private static final String SELECT = """
            select coalesce(bool_or(e.kind = 'ContentConsignment'), false) as published,
                   coalesce(bool_or(e.kind = 'ContentHandover'), false) as opened
              from message m
              join evidence e
                on e.month = m.month
               and e.delivery = m.id
              join attempt a
                on a.month = e.month
               and a.delivery = e.delivery
               and a.attempt = e.attempt
             where m.tenant = $1
               and m.month = $2
               and m.id = $3
               and m.sender = $4
               and e.channel = $5
               and e.kind in ('ContentConsignment', 'ContentHandover')
               and a.dialect like $6
            """;

    private static final String AMONG = """
            select d.id
              from delivery d
              join attempt a
                on a.month = d.month
               and a.delivery = d.id
               and a.attempt = d.attempt
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
               and a.dialect like $3
            """;

    private static final String IN_A_TEST_ENVIRONMENT = "%" + SenderSettings.TEST_ENVIRONMENT;

    private final TenantTransactions transactions;

    TestMessages(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** What is known of a message. */
    public enum Seen {
        /** Not there, not this sender's, not by this channel, or not in a test environment. */
        NEVER,
        /** It lies in a test user's box. */
        PUBLISHED,
        /** The operator told that it was opened. */
        OPENED
    }

    /** Those of these deliveries that went out last in an eBox of a test environment. */
    public Uni<Set<DeliveryId>> among(TenantId tenant, List<DeliveryId> ids) {
        Tuple parameters = Deliveries.keys(ids).addValue(IN_A_TEST_ENVIRONMENT);
        return transactions
                .in(tenant, connection -> connection.preparedQuery(AMONG).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("id")))
                        .collect(Collectors.toSet()));
    }

    public Uni<Seen> seen(TenantId tenant, DeliveryId id, String sender, ChannelName channel) {
        Tuple parameters =
                Tuple.of(tenant.value(), id.month(), id.value(), sender, channel.wireName(), IN_A_TEST_ENVIRONMENT);
        return transactions.in(
                tenant,
                connection -> connection
                        .preparedQuery(SELECT)
                        .execute(parameters)
                        .map(rows -> rows.iterator().next())
                        .map(row -> {
                            if (row.getBoolean("opened")) {
                                return Seen.OPENED;
                            }
                            return row.getBoolean("published") ? Seen.PUBLISHED : Seen.NEVER;
                        }));
    }
}
