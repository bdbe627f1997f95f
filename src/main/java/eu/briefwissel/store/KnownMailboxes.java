package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What channels answered about who has a mailbox, kept for a while under the recipient's keyed index. Questions and answers
 * of one tenant that come together share a transaction.
 */
@ApplicationScoped
public class KnownMailboxes {

    private static final String FIND = """
            select k.channel, k.recipient_index, k.reach, k.exclusively, k.asked_at
              from unnest($2::text[], $3::bytea[], $4::timestamptz[]) as w(channel, recipient_index, since)
              join known_mailbox k
                on k.channel = w.channel
               and k.recipient_index = w.recipient_index
               and k.asked_at > w.since
             where k.tenant = $1
               and k.asked_at <= $5
            """;

    private static final String KEEP = """
            insert into known_mailbox (tenant, channel, recipient_index, reach, exclusively, asked_at)
            select $1, w.channel, w.recipient_index, w.reach, w.exclusively, $6
              from unnest($2::text[], $3::bytea[], $4::text[], $5::boolean[])
                   as w(channel, recipient_index, reach, exclusively)
            on conflict (tenant, channel, recipient_index) do update
               set reach = excluded.reach,
                   exclusively = excluded.exclusively,
                   asked_at = excluded.asked_at
            """;

    /** What nobody believes any more is of no use, and says something of somebody. */
    private static final String FORGET = """
            delete from known_mailbox k
             where k.tenant = $1
               and k.asked_at <= $2
            """;

    private static final int MOST_AT_ONCE = 64;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final InstantSource clock;
    private final Map<TenantId, GroupCommit<Asked, Optional<Known>>> questions = new ConcurrentHashMap<>();
    private final Map<TenantId, GroupCommit<Told, Boolean>> answers = new ConcurrentHashMap<>();

    KnownMailboxes(TenantTransactions transactions, TenantDirectory tenants, InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Who is asked about whom.
     *
     * @param kind what, beside the recipient, the answer depends on; empty where nothing does
     */
    public record Question(TenantId tenant, ChannelName channel, String kind, Recipient recipient) {

        /** As it stands in the column: answers for one kind are not answers for another. */
        private String place() {
            return kind.isEmpty() ? channel.wireName() : channel.wireName() + "/" + kind;
        }
    }

    private record Key(String place, String index) {

        byte[] bytes() {
            return HexFormat.of().parseHex(index);
        }

        @Override
        public String toString() {
            return "mailbox at " + place;
        }
    }

    private record Asked(Key key, Instant since) {}

    private record Told(Key key, String name, Reach reach, Instant forgetUntil) {

        boolean exclusively() {
            return reach instanceof Reach.HasMailbox(boolean exclusively) && exclusively;
        }
    }

    /** An answer, and when the channel gave it. */
    public record Known(Reach reach, Instant askedAt) {}

    /** What the channel answered about this recipient within that time; empty where it was not asked. */
    public Uni<Optional<Known>> known(Question question, Duration within) {
        TenantId tenant = question.tenant();
        return key(question)
                .chain(key -> questions
                        .computeIfAbsent(tenant, t -> new GroupCommit<>(batch -> find(t, batch), _ -> 1, MOST_AT_ONCE))
                        .submit(new Asked(key, clock.instant().minus(within))));
    }

    /** Keeps an answer, and forgets what is older than that time; an answer that is none is not kept. */
    public Uni<Void> keep(Question question, Reach reach, Duration within) {
        TenantId tenant = question.tenant();
        Optional<String> name = name(reach);
        if (name.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return key(question)
                .chain(key -> answers.computeIfAbsent(
                                tenant, t -> new GroupCommit<>(batch -> keep(t, batch), _ -> 1, MOST_AT_ONCE))
                        .submit(new Told(key, name.get(), reach, clock.instant().minus(within))))
                .replaceWithVoid();
    }

    private Uni<Key> key(Question question) {
        Recipient recipient = question.recipient();
        return tenants.vault(question.tenant())
                .map(vault -> new Key(
                        question.place(),
                        HexFormat.of()
                                .formatHex(
                                        vault.recipients().of(recipient.scheme().wireName(), recipient.value()))));
    }

    private Uni<List<Optional<Known>>> find(TenantId tenant, List<Asked> batch) {
        Tuple columns = Columns.of(batch)
                .same(tenant.value())
                .texts(a -> a.key().place())
                .blobs(a -> a.key().bytes())
                .instants(Asked::since)
                .same(Columns.utc(clock.instant()))
                .tuple();
        return transactions
                .in(tenant, connection -> connection.preparedQuery(FIND).execute(columns))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(KnownMailboxes::key, KnownMailboxes::known, (a, _) -> a)))
                .map(found -> batch.stream()
                        .map(asked -> Optional.ofNullable(found.get(asked.key())))
                        .toList());
    }

    private Uni<List<Boolean>> keep(TenantId tenant, List<Told> batch) {
        Map<Key, Told> latest = new LinkedHashMap<>();
        batch.forEach(told -> latest.put(told.key(), told));
        Tuple columns = Columns.of(new ArrayList<>(latest.values()))
                .same(tenant.value())
                .texts(t -> t.key().place())
                .blobs(t -> t.key().bytes())
                .texts(Told::name)
                .column(new Boolean[0], Told::exclusively)
                .same(Columns.utc(clock.instant()))
                .tuple();
        Tuple old = Tuple.of(tenant.value(), Columns.utc(batch.getFirst().forgetUntil()));
        return transactions
                .in(
                        tenant,
                        connection -> connection
                                .preparedQuery(KEEP)
                                .execute(columns)
                                .chain(() -> connection.preparedQuery(FORGET).execute(old)))
                .replaceWith(batch.stream().map(_ -> true).toList());
    }

    private static Key key(Row row) {
        return new Key(row.getString("channel"), HexFormat.of().formatHex(Columns.bytes(row, "recipient_index")));
    }

    private static Optional<String> name(Reach reach) {
        return switch (reach) {
            case Reach.HasMailbox _ -> Optional.of("has-mailbox");
            case Reach.NoMailbox _ -> Optional.of("no-mailbox");
            case Reach.OptedOut _ -> Optional.of("opted-out");
            case Reach.NotToldBeforehand _, Reach.TryLater _, Reach.Busy _ -> Optional.empty();
        };
    }

    private static Known known(Row row) {
        return new Known(
                reach(row.getString("reach"), row.getBoolean("exclusively")), Columns.instant(row, "asked_at"));
    }

    private static Reach reach(String name, boolean exclusively) {
        return switch (name) {
            case "has-mailbox" -> new Reach.HasMailbox(exclusively);
            case "no-mailbox" -> new Reach.NoMailbox();
            case "opted-out" -> new Reach.OptedOut();
            default -> throw new IllegalStateException("no reach is named so");
        };
    }
}
