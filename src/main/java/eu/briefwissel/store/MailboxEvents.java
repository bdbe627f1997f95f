package eu.briefwissel.store;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.ResultTold;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Events as channels told them: each is remembered once, by (tenant, channel, kind, event id), and parked until the receipt
 * it names is known.
 */
@ApplicationScoped
public class MailboxEvents {

    /** How long whoever stored an event may take to work it off, before the queue has it done by somebody. */
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended($1 || '/' || $2 || '/' || $3, 0))";

    /** Told again before it had its effect: what was kept of it may have become unreadable meanwhile. */
    private static final String INSERT = """
            insert into mailbox_event (tenant, channel, kind, event_id, receipt_id, at, received_at, sealed, result, code,
                                       sending, may_have_arrived, notice)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            on conflict (tenant, channel, kind, event_id) do update
               set sealed = excluded.sealed,
                   set_aside_at = null
             where mailbox_event.delivery is null
            """;

    private static final String QUEUE = """
            with concerned as (
                select r.delivery, e.delivery is null as waits
                  from receipt r
                  join mailbox_event e
                    on e.channel = r.channel
                   and e.receipt_id = r.foreign_id
                   and e.kind = $4
                   and e.event_id = $5
                 where r.tenant = $1
                   and r.channel = $2
                   and r.foreign_id = $3
            ), queued as (
                insert into work (tenant, delivery, stage, due_at, tries)
                select $1, c.delivery, 'receive', $6::timestamptz, 0
                  from concerned c
                 where c.waits
                on conflict (delivery, stage) do update
                   set due_at = least(work.due_at, excluded.due_at),
                       lease = null
            )
            select c.delivery, c.waits
              from concerned c
            """;

    private static final String PENDING = """
            select e.channel, e.kind, e.event_id, e.receipt_id, e.at, e.sealed, e.result, e.code, e.sending, e.may_have_arrived,
                   e.notice, r.attempt, p.sending as present, coalesce(p.in_doubt, false) as in_doubt,
                   coalesce((select w.tries
                               from work w
                              where w.delivery = r.delivery
                                and w.stage = 'poll'), 0) as tries,
                   exists (select 1
                             from work w
                            where w.delivery = r.delivery
                              and w.stage = 'publish') as is_queued,
                   exists (select 1
                             from attempt a
                            where a.month = r.month
                              and a.delivery = r.delivery
                              and a.in_flight) as in_flight
              from receipt r
              join mailbox_event e
                on e.channel = r.channel
               and e.receipt_id = r.foreign_id
               and e.delivery is null
               and e.set_aside_at is null
              left join lateral (select a.sending, a.in_doubt
                                   from attempt a
                                  where a.month = r.month
                                    and a.delivery = r.delivery
                                  order by a.attempt desc
                                  limit 1) p on true
             where r.delivery = $1
             order by e.at, e.received_at
            """;

    private static final String EXPECTED = """
            select 1
              from receipt
             where tenant = $1
               and channel = $2
               and foreign_id = $3
            """;

    private static final String SETTLE = """
            update mailbox_event
               set delivery = $4,
                   sealed = null,
                   set_aside_at = null
             where channel = $1
               and kind = $2
               and event_id = $3
            """;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    MailboxEvents(TenantTransactions transactions, TenantDirectory tenants, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * What became of an event that arrived.
     *
     * @param delivery whose it is; empty while it is parked
     * @param waits whether it has not had its effect yet
     */
    public record Arrival(Optional<DeliveryId> delivery, boolean waits) {}

    /**
     * An event of one delivery that has not had its effect yet.
     *
     * @param standing what is known of the call that it may be the result of
     */
    public record Pending(
            ChannelName channel, MailboxEvent event, int attempt, Standing standing, Optional<byte[]> reply) {}

    /**
     * Where a delivery stands with its channel.
     *
     * @param tries how many calls had failed before the one whose result is waited for
     * @param inFlight whether a call is made of which it is not written down yet that it was
     * @param inDoubt whether one may have been taken though nobody told so
     * @param present what is waited for
     */
    public record Standing(int tries, boolean inFlight, boolean inDoubt, ResultTold.Present present) {}

    /**
     * The events of a delivery that wait to have their effect.
     *
     * @param readable in the order in which they happened
     * @param broken how many cannot be read
     */
    public record Waiting(List<Pending> readable, int broken) {}

    /**
     * Remembers the event, and queues the delivery it concerns; durable when the item comes.
     *
     * @param reply what the recipient wrote, to be kept sealed with the event
     */
    public Uni<Arrival> arrive(TenantId tenant, ChannelName channel, MailboxEvent event, Optional<byte[]> reply) {
        return tenants.vault(tenant)
                .map(vault -> reply.map(r -> Columns.buffer(vault.sealParked(event.eventId(), r))))
                .chain(cipherText -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(tenant.value(), channel.wireName(), event.receiptId()))
                                .chain(() -> insert(connection, tenant, channel, event, cipherText))
                                .chain(() -> queue(connection, tenant, channel, event))));
    }

    /** Whether an event that names this receipt would be of a message of the tenant. */
    public Uni<Boolean> isExpected(TenantId tenant, ChannelName channel, String receiptId) {
        Tuple parameters = Tuple.of(tenant.value(), channel.wireName(), receiptId);
        return transactions
                .in(tenant, connection -> connection.preparedQuery(EXPECTED).execute(parameters))
                .map(rows -> rows.size() > 0);
    }

    /** The events of a delivery that wait to have their effect. One that cannot be read keeps no other from having its own. */
    public Uni<Waiting> waiting(TenantId tenant, DeliveryId delivery) {
        return tenants.vault(tenant)
                .chain(vault -> transactions
                        .in(tenant, c -> c.preparedQuery(PENDING).execute(Tuple.of(delivery.value())))
                        .map(rows -> waiting(vault, delivery, rows)));
    }

    /** Writes down that an event had its effect. What was sealed with it must have been kept elsewhere. */
    public Uni<Void> settle(TenantId tenant, DeliveryId delivery, Pending pending) {
        Tuple parameters = Tuple.of(
                pending.channel().wireName(),
                EventRow.kind(pending.event()),
                pending.event().eventId(),
                delivery.value());
        return transactions
                .in(tenant, connection -> connection.preparedQuery(SETTLE).execute(parameters))
                .replaceWithVoid();
    }

    private Uni<Void> insert(
            SqlConnection connection,
            TenantId tenant,
            ChannelName channel,
            MailboxEvent event,
            Optional<Buffer> sealed) {
        Tuple row = Tuple.tuple()
                .addValue(tenant.value())
                .addValue(channel.wireName())
                .addValue(EventRow.kind(event))
                .addValue(event.eventId())
                .addValue(event.receiptId())
                .addValue(Columns.utc(event.at()))
                .addValue(Columns.utc(clock.instant()))
                .addValue(sealed.orElse(null));
        EventRow.addResult(row, event);
        return connection.preparedQuery(INSERT).execute(row).replaceWithVoid();
    }

    private Uni<Arrival> queue(SqlConnection connection, TenantId tenant, ChannelName channel, MailboxEvent event) {
        Tuple parameters = Tuple.of(
                tenant.value(),
                channel.wireName(),
                event.receiptId(),
                EventRow.kind(event),
                event.eventId(),
                Columns.utc(clock.instant().plus(HEAD_START)));
        return connection
                .preparedQuery(QUEUE)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> new Arrival(
                                Optional.of(new DeliveryId(row.getUUID("delivery"))), row.getBoolean("waits")))
                        .orElse(new Arrival(Optional.empty(), true)));
    }

    private static Waiting waiting(Vault vault, DeliveryId delivery, RowSet<Row> rows) {
        List<Pending> readable = new ArrayList<>();
        for (Row row : rows) {
            try {
                readable.add(EventRow.pending(vault, row));
            } catch (RuntimeException unreadable) {
                Loaded.log(delivery, Broken.EVENT, unreadable);
            }
        }
        return new Waiting(readable, rows.size() - readable.size());
    }
}
