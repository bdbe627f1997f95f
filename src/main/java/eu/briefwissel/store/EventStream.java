package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.EvidenceKind;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * All evidence of a tenant as one stream, in the order in which it was committed, without gaps: what a transaction that is
 * still under way may yet write before what is shown is not shown before it has ended.
 */
@ApplicationScoped
public class EventStream {

    /** Sequences alone are not in commit order: by transaction first, and only those that all others before have ended of. */
    private static final String AFTER = """
            select e.xact::text || '-' || e.seq as cursor,
                   e.id, e.delivery, e.kind, e.attempt, e.channel, e.cause, e.detail, e.at, e.recorded_at,
                   m.reference
              from evidence e
              join message m on m.month = e.month and m.id = e.delivery
             where e.tenant = $1
               and (e.xact, e.seq) > ($2::text::xid8, $3::bigint)
               and e.xact < pg_snapshot_xmin(pg_current_snapshot())
             order by e.xact, e.seq
             limit $4
            """;

    /** Counted no further than that. */
    private static final String BEHIND = """
            select count(*) as many, min(w.recorded_at) as since
              from (select e.recorded_at
                      from evidence e
                     where e.tenant = $1
                       and (e.xact, e.seq) > ($2::text::xid8, $3::bigint)
                       and (cardinality($4::text[]) = 0 or e.kind = any($4))
                     order by e.xact, e.seq
                     limit $5) w
            """;

    private final TenantTransactions transactions;

    EventStream(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** A place in the stream, as it was told with an event. */
    public record Cursor(String transaction, long sequence) {

        private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

        /** Before everything. */
        public static Cursor start() {
            return new Cursor("0", 0);
        }

        /** Reads one; empty where it is none. */
        public static Optional<Cursor> parse(String text) {
            return Optional.of(FORM.matcher(text))
                    .filter(Matcher::matches)
                    .map(found -> new Cursor(found.group(1), Long.parseLong(found.group(2))));
        }
    }

    /** A fact, and where in the stream it stands. */
    public record Told(String cursor, DeliveryId delivery, String reference, Evidence fact, Instant recordedAt) {}

    /** How many follow after a place, and since when the first of them does. */
    public record Behind(long many, Optional<Instant> since) {}

    /** How much of these kinds follows, of all kinds where none is named; at most {@code most} are counted. */
    public Uni<Behind> behind(TenantId tenant, Cursor place, List<String> kinds, int most) {
        Tuple parameters = Tuple.of(tenant.value(), place.transaction(), place.sequence())
                .addValue(kinds.toArray(String[]::new))
                .addValue(most);
        return transactions
                .in(tenant, connection -> connection.preparedQuery(BEHIND).execute(parameters))
                .map(rows -> rows.iterator().next())
                .map(row -> new Behind(row.getLong("many"), Columns.optionalInstant(row, "since")));
    }

    /** What follows after that place, at most {@code limit}. */
    public Uni<List<Told>> after(TenantId tenant, Cursor place, int limit) {
        Tuple parameters = Tuple.of(tenant.value(), place.transaction(), place.sequence(), limit);
        return transactions
                .in(tenant, connection -> connection.preparedQuery(AFTER).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(EventStream::told)
                        .toList());
    }

    private static Told told(Row row) {
        Evidence fact = new Evidence(
                row.getUUID("id"),
                EvidenceKind.named(row.getString("kind")),
                row.getInteger("attempt"),
                Optional.ofNullable(row.getString("channel")).flatMap(ChannelName::named),
                Optional.ofNullable(row.getString("cause")).map(Cause::named),
                row.getString("detail"),
                Columns.instant(row, "at"));
        return new Told(
                row.getString("cursor"),
                new DeliveryId(row.getUUID("delivery")),
                row.getString("reference"),
                fact,
                Columns.instant(row, "recorded_at"));
    }
}
