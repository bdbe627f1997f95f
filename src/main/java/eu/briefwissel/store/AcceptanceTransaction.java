package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.SentBy;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One transaction that stores submissions of one tenant, whole or not at all. */
@ApplicationScoped
class AcceptanceTransaction {

    /**
     * A key that is held and has not expired keeps its submission out, and so does its own message, stored by a commit that
     * went unheard; the rest go in. That a message is there is told by its primary key when it is inserted: a look beforehand
     * is planned while the month is still empty, and then reads all that the month holds, each time. Keys go in in their order:
     * two that write the same ones at once wait for one another, never both.
     */
    private static final String INSERT = """
            with submitted as (
                select *
                  from unnest($2::uuid[], $3::date[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                              $9::text[], $10::bytea[], $11::bytea[], $12::text[], $13::text[], $14::bytea[], $15::text[],
                              $16::bytea[], $17::timestamptz[], $18::text[], $19::text[], $22::uuid[], $23::text[])
                       as s(id, month, accepted_at, reference, client_id, message_type, language,
                            recipient_scheme, recipient_index, recipient_sealed, unread_after, route, wrapped, key, body_mac,
                            retention_until, trace, sender, batch, production)
            ), keyed as (
                insert into idempotency as held (tenant, key, body_mac, delivery, expires_at)
                select $1, s.key, s.body_mac, s.id, $21
                  from submitted s
                 where s.key is not null
                 order by s.key
                on conflict (tenant, key) do update
                   set body_mac = excluded.body_mac,
                       delivery = excluded.delivery,
                       expires_at = excluded.expires_at
                 where held.expires_at <= $20
                returning delivery
            ), messages as (
                insert into message (tenant, month, id, reference, client_id, message_type, language, recipient_scheme,
                                     recipient_index, recipient_sealed, unread_after, accepted_at, retention_until, sender, batch,
                                     production)
                select $1, month, id, reference, client_id, message_type, language, recipient_scheme,
                       recipient_index, recipient_sealed, unread_after, accepted_at, retention_until, sender, batch,
                       production
                  from submitted s
                 where s.key is null
                    or s.id in (select k.delivery from keyed k)
                on conflict (month, id) do nothing
                returning id
            ), fresh as (
                select s.*
                  from submitted s
                 where s.id in (select m.id from messages m)
            ), keys as (
                insert into data_key (tenant, month, message, wrapped)
                select $1, month, id, wrapped
                  from fresh
            ), deliveries as (
                insert into delivery (tenant, month, id, version, status, route, step, attempt, updated_at, trace)
                select $1, month, id, 0, 'accepted', string_to_array(route, ','), 0, 1, accepted_at, trace
                  from fresh
            )
            select id
              from fresh
            """;

    private static final String HELD_KEYS = """
            select i.key, i.body_mac, i.delivery, i.expires_at
              from idempotency i
             where i.key = any($1::text[])
            """;

    private final TenantTransactions transactions;
    private final ContentStore content;
    private final Months months;
    private final Duration keyLife;

    AcceptanceTransaction(TenantTransactions transactions, ContentStore content, Months months, StoreConfig config) {
        this.transactions = transactions;
        this.content = content;
        this.months = months;
        this.keyLife = config.idempotencyLife();
    }

    /** One acceptance a submission, in order; all after the commit. */
    Uni<List<Acceptance>> write(TenantId tenant, List<SealedSubmission> batch, Instant now) {
        List<SealedSubmission> first = firstOfEachKey(batch);
        Uni<Void> ready = Uni.createFrom().voidItem();
        for (LocalDate month : months(batch)) {
            ready = ready.chain(() -> months.ensure(month));
        }
        return ready.chain(() -> transactions.in(
                tenant,
                connection -> insert(connection, tenant, first, now)
                        .chain(fresh ->
                                repeats(connection, batch, fresh).map(held -> acceptances(batch, fresh, held)))));
    }

    /** Two submissions with one key in one batch: the later one is a repeat of the earlier. */
    private static List<SealedSubmission> firstOfEachKey(List<SealedSubmission> batch) {
        Set<String> seen = new HashSet<>();
        return batch.stream().filter(s -> s.key() == null || seen.add(s.key())).toList();
    }

    private static Set<LocalDate> months(List<SealedSubmission> batch) {
        return batch.stream().map(s -> s.submission().id().month()).collect(Collectors.toSet());
    }

    private Uni<Set<DeliveryId>> insert(
            SqlConnection connection, TenantId tenant, List<SealedSubmission> batch, Instant now) {
        var columns = Columns.of(batch)
                .same(tenant.value())
                .column(new UUID[0], s -> s.submission().id().value())
                .column(new LocalDate[0], s -> s.submission().id().month())
                .instants(s -> s.submission().id().acceptedAt())
                .texts(s -> s.submission().reference())
                .texts(s -> s.submission().clientId())
                .texts(s -> s.submission().message().messageType())
                .texts(s -> s.submission().message().language())
                .texts(s -> s.submission().message().recipient().scheme().wireName())
                .blobs(s -> s.sealed().recipientIndex())
                .blobs(s -> s.sealed().recipient())
                .texts(s -> s.submission().unreadAfter().orElse(null))
                .texts(s -> DeliveryRows.route(s.submission().route()))
                .blobs(s -> s.sealed().wrappedKey())
                .texts(SealedSubmission::key)
                .blobs(s -> s.bodyMac().orElse(null))
                .instants(s -> s.retentionUntil().orElse(null))
                .texts(s -> s.submission().trace().map(TraceParent::text).orElse(null))
                .texts(s ->
                        s.submission().message().sentBy().map(SentBy::sender).orElse(null))
                .same(Columns.utc(now))
                .same(Columns.utc(now.plus(keyLife)))
                .column(new UUID[0], s -> s.submission().batch().orElse(null))
                .texts(s -> Production.text(s.submission().production()));
        return connection
                .preparedQuery(INSERT)
                .execute(columns.tuple())
                .map(AcceptanceTransaction::ids)
                .call(fresh -> append(connection, tenant, ofThese(batch, fresh), now));
    }

    /** Three statements that need not wait for one another: the driver sends them together. */
    private Uni<Void> append(SqlConnection connection, TenantId tenant, List<SealedSubmission> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var submissions = fresh.stream().map(SealedSubmission::submission).toList();
        var facts = submissions.stream()
                .flatMap(s -> EvidenceRow.of(tenant, s.id(), 0, s.acceptance().evidence(), now).stream())
                .toList();
        var work = submissions.stream()
                .flatMap(s -> s.acceptance().work().orElseThrow().stream().map(w -> new WorkRow(s.id(), w)))
                .toList();
        var parts = fresh.stream().flatMap(s -> s.sealed().parts().stream()).toList();
        return Uni.join()
                .all(
                        content.put(connection, tenant, parts),
                        Appending.evidence(connection, tenant, facts),
                        Appending.work(connection, tenant, work))
                .andFailFast()
                .replaceWithVoid();
    }

    record HeldKey(byte[] bodyMac, DeliveryId delivery) {
        static HeldKey of(Row row) {
            return new HeldKey(Columns.bytes(row, "body_mac"), new DeliveryId(row.getUUID("delivery")));
        }
    }

    /** What holds this key now. */
    Uni<Optional<HeldKey>> heldBy(TenantId tenant, String key, Instant now) {
        return transactions
                .in(tenant, connection -> connection.preparedQuery(HELD_KEYS).execute(Tuple.of(new String[] {key})))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> Columns.instant(row, "expires_at").isAfter(now))
                        .map(HeldKey::of)
                        .findFirst());
    }

    private Uni<Map<String, HeldKey>> repeats(
            SqlConnection connection, List<SealedSubmission> batch, Set<DeliveryId> fresh) {
        String[] keys = batch.stream()
                .filter(s -> !fresh.contains(s.submission().id()))
                .map(SealedSubmission::key)
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        if (keys.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(HELD_KEYS)
                .execute(Tuple.of(keys))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getString("key"), HeldKey::of)));
    }

    private static List<Acceptance> acceptances(
            List<SealedSubmission> batch, Set<DeliveryId> fresh, Map<String, HeldKey> held) {
        return batch.stream()
                // Without a key, what is not fresh was stored by this very batch, whose commit went unheard.
                .map(s -> fresh.contains(s.submission().id()) || s.key() == null
                        ? new Acceptance.Accepted(s.submission().id())
                        : repeated(s, Objects.requireNonNull(held.get(s.key()))))
                .toList();
    }

    private static Acceptance repeated(SealedSubmission repeat, HeldKey held) {
        return MessageDigest.isEqual(repeat.bodyMac().orElseThrow(), held.bodyMac())
                ? new Acceptance.AcceptedBefore(held.delivery())
                : new Acceptance.KeyReused();
    }

    private static List<SealedSubmission> ofThese(List<SealedSubmission> batch, Set<DeliveryId> fresh) {
        return batch.stream().filter(s -> fresh.contains(s.submission().id())).toList();
    }

    private static Set<DeliveryId> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new DeliveryId(row.getUUID("id")))
                .collect(Collectors.toSet());
    }
}
