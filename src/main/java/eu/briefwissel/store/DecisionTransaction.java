package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One transaction that commits decisions about deliveries of one tenant. */
@ApplicationScoped
class DecisionTransaction {

    private static final String MOVE = """
            update delivery d
               set version = d.version + 1,
                   status = n.status,
                   route = string_to_array(n.route, ','),
                   step = n.step,
                   attempt = n.attempt,
                   cause = n.cause,
                   receipt_id = n.receipt_id,
                   receipt_at = n.receipt_at,
                   read_by = n.read_by,
                   updated_at = $1
              from unnest($2::date[], $3::uuid[], $4::bigint[], $5::text[], $6::smallint[], $7::int[], $8::text[],
                          $9::text[], $10::timestamptz[], $11::timestamptz[], $12::text[])
                   as n(month, id, version, status, step, attempt, cause, receipt_id, receipt_at, read_by, route)
             where d.month = n.month
               and d.id = n.id
               and d.version = n.version
            returning d.id
            """;

    /** A receipt that is known already stays with the delivery it belongs to. */
    private static final String RECEIPTS = """
            insert into receipt (tenant, channel, foreign_id, month, delivery, attempt)
            select $1, r.*
              from unnest($2::text[], $3::text[], $4::date[], $5::uuid[], $6::int[]) as r
            on conflict (tenant, channel, foreign_id) do nothing
            """;

    private static final String CALLS_ENDED = """
            update attempt a
               set in_flight = false,
                   in_doubt = a.in_doubt or e.in_doubt
              from unnest($1::date[], $2::uuid[], $3::int[], $4::boolean[]) as e(month, delivery, attempt, in_doubt)
             where a.month = e.month
               and a.delivery = e.delivery
               and a.attempt = e.attempt
            """;

    private static final String WORK_ENDED = """
            delete from work
             where delivery = any($1::uuid[])
               and stage <> 'receive'
            """;

    /** In the order of the ids, so that two batches cannot wait for each other. */
    private static final String LOCK_RECEIPTS = """
            select pg_advisory_xact_lock(l.key)
              from (select hashtextextended($1 || '/' || r.channel || '/' || r.foreign_id, 0) as key
                      from unnest($2::text[], $3::text[]) as r(channel, foreign_id)
                     order by 1) l
            """;

    /** An event that came before its receipt was known becomes work now. */
    private static final String UNPARK = """
            insert into work (tenant, delivery, stage, due_at, tries)
            select distinct $1, r.delivery, 'receive', $4::timestamptz, 0
              from unnest($2::text[], $3::text[]) as l(channel, foreign_id)
              join mailbox_event e
                on e.tenant = $1
               and e.channel = l.channel
               and e.receipt_id = l.foreign_id
               and e.delivery is null
              join receipt r
                on r.tenant = $1
               and r.channel = l.channel
               and r.foreign_id = l.foreign_id
            on conflict (delivery, stage) do update
               set due_at = excluded.due_at,
                   lease = null
            """;

    private final TenantTransactions transactions;

    DecisionTransaction(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    /** For each decision whether it was committed, in order. */
    Uni<List<Boolean>> write(TenantId tenant, List<Decided> batch, Instant now) {
        List<Decided> firsts = firstOfEachDelivery(batch);
        return transactions
                .in(tenant, connection -> move(connection, tenant, firsts, now))
                .map(moved -> batch.stream().map(moved::contains).toList());
    }

    /** Of two decisions about one delivery in one batch the later one was made on a version that is about to pass. */
    private static List<Decided> firstOfEachDelivery(List<Decided> batch) {
        Set<Object> seen = new HashSet<>();
        return batch.stream().filter(d -> seen.add(d.id())).toList();
    }

    /** Those that were committed: made on the version that is there. */
    Uni<Set<Decided>> move(SqlConnection connection, TenantId tenant, List<Decided> batch, Instant now) {
        var columns = Columns.of(batch)
                .same(Columns.utc(now))
                .column(new LocalDate[0], d -> d.id().month())
                .column(new UUID[0], d -> d.id().value())
                .column(new Long[0], d -> d.before().version())
                .texts(d -> d.next().status().wireName())
                .column(new Short[0], d -> (short) d.next().leg().step())
                .column(new Integer[0], d -> d.next().leg().attempt())
                .texts(d -> DeliveryRows.cause(d.next()).map(Cause::wireName).orElse(null))
                .texts(d ->
                        DeliveryRows.receipt(d.next()).map(Receipt::foreignId).orElse(null))
                .instants(d -> DeliveryRows.receipt(d.next()).map(Receipt::at).orElse(null))
                .instants(d -> DeliveryRows.readBy(d.next()).orElse(null))
                .texts(d -> DeliveryRows.route(d.next().leg().route()));
        return connection
                .preparedQuery(MOVE)
                .execute(columns.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .collect(Collectors.toSet()))
                .map(ids ->
                        batch.stream().filter(d -> ids.contains(d.id().value())).collect(Collectors.toSet()))
                .call(moved -> follow(connection, tenant, List.copyOf(moved), now));
    }

    /** Statements that need not wait for one another's answers: sent together, executed in this order. */
    private Uni<Void> follow(SqlConnection connection, TenantId tenant, List<Decided> moved, Instant now) {
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var facts = moved.stream()
                .flatMap(d ->
                        EvidenceRow.of(
                                tenant,
                                d.id(),
                                d.before().version() + 1,
                                d.decision().evidence(),
                                now)
                                .stream())
                .toList();
        var work = moved.stream()
                .flatMap(d -> d.decision().work().stream().flatMap(List::stream).map(one -> new WorkRow(d.id(), one)))
                .toList();
        return Uni.join()
                .all(
                        Appending.evidence(connection, tenant, facts),
                        callsEnded(connection, moved),
                        workEnded(connection, moved),
                        receipts(connection, tenant, moved, now),
                        Appending.work(connection, tenant, work))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Uni<Void> receipts(SqlConnection connection, TenantId tenant, List<Decided> moved, Instant now) {
        var learnt = moved.stream()
                .flatMap(d -> d.decision().learnt().stream().map(l -> new Learning(d.id(), l)))
                .toList();
        if (learnt.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var named = names(learnt, tenant).tuple();
        var rows = names(learnt, tenant)
                .column(new LocalDate[0], l -> l.id().month())
                .column(new UUID[0], l -> l.id().value())
                .column(new Integer[0], l -> l.learnt().leg().attempt())
                .tuple();
        var due = names(learnt, tenant).same(Columns.utc(now)).tuple();
        return Uni.join()
                .all(
                        connection.preparedQuery(LOCK_RECEIPTS).execute(named),
                        connection.preparedQuery(RECEIPTS).execute(rows),
                        connection.preparedQuery(UNPARK).execute(due))
                .andFailFast()
                .replaceWithVoid();
    }

    private static Columns<Learning> names(List<Learning> learnt, TenantId tenant) {
        return Columns.of(learnt)
                .same(tenant.value())
                .texts(l -> l.learnt().leg().channel().wireName())
                .texts(l -> l.learnt().receipt().foreignId());
    }

    private record Learning(DeliveryId id, Decision.Learnt learnt) {}

    private static Uni<Void> callsEnded(SqlConnection connection, List<Decided> moved) {
        var columns = Columns.of(moved.stream().filter(Decided::isStep).toList())
                .column(new LocalDate[0], d -> d.id().month())
                .column(new UUID[0], d -> d.id().value())
                .column(new Integer[0], d -> d.before().state().leg().attempt())
                .column(new Boolean[0], d -> d.decision().isInDoubt());
        return connection.preparedQuery(CALLS_ENDED).execute(columns.tuple()).replaceWithVoid();
    }

    private static Uni<Void> workEnded(SqlConnection connection, List<Decided> moved) {
        UUID[] replaced =
                moved.stream().filter(Decided::isStep).map(d -> d.id().value()).toArray(UUID[]::new);
        return connection.preparedQuery(WORK_ENDED).execute(Tuple.of(replaced)).replaceWithVoid();
    }
}
