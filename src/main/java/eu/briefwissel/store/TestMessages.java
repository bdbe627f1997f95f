package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.SenderSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

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

    public Uni<Seen> seen(TenantId tenant, DeliveryId id, String sender, ChannelName channel) {
        Tuple parameters = Tuple.of(
                tenant.value(),
                id.month(),
                id.value(),
                sender,
                channel.wireName(),
                "%" + SenderSettings.TEST_ENVIRONMENT);
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
