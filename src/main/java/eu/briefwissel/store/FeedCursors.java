package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.stream.StreamSupport;

/** How far a tenant's feeds of events were read: all up to there is kept. */
@ApplicationScoped
public class FeedCursors {

    private static final String AT = """
            select c.last
              from feed_cursor c
             where c.tenant = $1
               and c.channel = $2
               and c.feed = $3
            """;

    /** Only on from where it was read: who was slower than another moves nothing. */
    private static final String MOVE = """
            insert into feed_cursor as c (tenant, channel, feed, last)
            values ($1, $2, $3, $5)
            on conflict (tenant, channel, feed) do update
               set last = excluded.last
             where c.last = $4
            returning c.last
            """;

    private final TenantTransactions transactions;

    FeedCursors(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A feed of a tenant.
     *
     * @param name tells it from those that the tenant had before at that channel, whose numbers mean nothing in it
     */
    public record Feed(TenantId tenant, ChannelName channel, String name) {}

    /** The number of the last event that is kept; empty where it was never read. */
    public Uni<OptionalLong> at(Feed feed) {
        Tuple parameters = Tuple.of(feed.tenant().value(), feed.channel().wireName(), feed.name());
        return transactions
                .in(feed.tenant(), connection -> connection.preparedQuery(AT).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .mapToLong(row -> row.getLong("last"))
                        .findFirst());
    }

    /** Writes down that all events up to {@code to} are kept; false where it stands no more at {@code from}. */
    public Uni<Boolean> move(Feed feed, long from, long to) {
        Tuple parameters = Tuple.of(feed.tenant().value(), feed.channel().wireName(), feed.name(), from, to);
        return transactions
                .in(feed.tenant(), connection -> connection.preparedQuery(MOVE).execute(parameters))
                .map(rows -> rows.size() == 1);
    }
}
