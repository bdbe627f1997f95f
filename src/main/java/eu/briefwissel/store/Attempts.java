package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Leg;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes down that a call is about to be made, and under which id, before it is made (rule 2). */
@ApplicationScoped
class Attempts {

    /**
     * A wire id serves all attempts at one step of the route, so that a channel that recognises repeats can. It also stands
     * among the receipts, for channels that name their events by it (BBK 1.7: a reply's parentMessageId). Each call is a
     * sending of its own, of which the latest stands here. A call that was in flight when the next one begins is in doubt from
     * then on, and so is whatever follows at that step; what stands here is the dialect of the call in doubt.
     */
    private static final String BEGIN = """
            with wanted as (
                select *
                  from unnest($2::date[], $3::uuid[], $4::int[], $5::smallint[], $6::uuid[], $8::text[], $9::text[],
                              $10::text[])
                       as w(month, delivery, attempt, step, wire_id, channel, sending, dialect)
            ), before as (
                select a.delivery, a.in_flight
                  from attempt a
                  join wanted w
                    on a.month = w.month
                   and a.delivery = w.delivery
                   and a.attempt = w.attempt
            ), earlier as (
                select distinct on (a.delivery) a.delivery, a.wire_id, a.in_doubt or a.in_flight as in_doubt, a.dialect
                  from attempt a
                  join wanted w
                    on a.month = w.month
                   and a.delivery = w.delivery
                   and a.step = w.step
                 order by a.delivery, a.attempt desc
            ), begun as (
                insert into attempt (tenant, month, delivery, attempt, step, wire_id, in_flight, started_at, in_doubt,
                                     sending, dialect)
                select $1, w.month, w.delivery, w.attempt, w.step, coalesce(e.wire_id, w.wire_id), true, $7,
                       coalesce(e.in_doubt, false), w.sending, w.dialect
                  from wanted w
                  left join earlier e on e.delivery = w.delivery
                on conflict (month, delivery, attempt) do update
                   set in_flight = true,
                       in_doubt = attempt.in_doubt or attempt.in_flight,
                       sending = excluded.sending,
                       dialect = case when attempt.in_doubt or attempt.in_flight
                                      then coalesce(attempt.dialect, excluded.dialect)
                                      else excluded.dialect
                                  end
                returning delivery, wire_id, sending, in_doubt
            ), named as (
                insert into receipt (tenant, channel, foreign_id, month, delivery, attempt)
                select $1, w.channel, n.wire_id::text, w.month, n.delivery, w.attempt
                  from begun n
                  join wanted w on w.delivery = n.delivery
                on conflict (tenant, channel, foreign_id) do nothing
            )
            select n.delivery, n.wire_id, n.sending, n.in_doubt, coalesce(b.in_flight, false) as was_in_flight,
                   case when n.in_doubt then e.dialect end as dialect_in_doubt
              from begun n
              left join before b on b.delivery = n.delivery
              left join earlier e on e.delivery = n.delivery
            """;

    /** A call that may be made now, see {@link Outgoing}. */
    record Begun(UUID wireId, String sending, EarlierCalls earlier) {}

    /** @param dialect by which the call would be made; null where nobody says */
    record Wanted(DeliveryId id, Leg leg, @Nullable String dialect) {

        /** @param dialects the tenant's, by channel */
        static Wanted of(Delivery delivery, Map<ChannelName, String> dialects) {
            Leg leg = ((DeliveryState.Resolved) delivery.state()).leg();
            return new Wanted(delivery.id(), leg, dialects.get(leg.channel()));
        }
    }

    /** Begins a call of each; all of them are resolved. */
    Uni<Map<DeliveryId, Begun>> begin(SqlConnection connection, TenantId tenant, List<Wanted> wanted, Instant now) {
        var columns = Columns.of(wanted)
                .same(tenant.value())
                .column(new LocalDate[0], w -> w.id().month())
                .column(new UUID[0], w -> w.id().value())
                .column(new Integer[0], w -> w.leg().attempt())
                .column(new Short[0], w -> (short) w.leg().step())
                .column(new UUID[0], _ -> UUID.randomUUID()) // BBK 1.7: messageId is a UUIDv4
                .same(Columns.utc(now))
                .texts(w -> w.leg().channel().wireName())
                .texts(_ ->
                        HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()))
                .texts(Wanted::dialect);
        return connection
                .preparedQuery(BEGIN)
                .execute(columns.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> new DeliveryId(row.getUUID("delivery")), Attempts::begun)));
    }

    private static Begun begun(Row row) {
        return new Begun(
                row.getUUID("wire_id"),
                row.getString("sending"),
                new EarlierCalls(
                        row.getBoolean("was_in_flight"),
                        row.getBoolean("in_doubt"),
                        Optional.ofNullable(row.getString("dialect_in_doubt"))));
    }
}
