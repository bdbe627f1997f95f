package eu.briefwissel.store;

import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.TenantId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes deliveries ready to be handed over: their attempts are written down and their messages opened. */
@ApplicationScoped
public class OutgoingMessages {

    private static final String SELECT = "select " + DeliveryRows.COLUMNS + """
                 , m.unread_after, m.recipient_scheme, m.recipient_sealed, k.wrapped
              from delivery d
              join message m on m.month = d.month and m.id = d.id
              join data_key k on k.month = d.month and k.message = d.id
             where d.month = any($1::date[])
               and d.id = any($2::uuid[])
               and d.status = 'resolved'
            """;

    /** Only what is still ours is begun, and it is ours anew from now on: nobody else claims it while its call is made. */
    private static final String RENEW = """
            update work w
               set due_at = $3
              from unnest($1::uuid[], $2::uuid[]) as c(delivery, lease)
             where w.delivery = c.delivery
               and w.stage = 'publish'
               and w.lease = c.lease
            returning w.delivery
            """;

    /** Few at a time: their contents are in memory together. */
    private static final int MOST_AT_ONCE = 16;

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final Attempts attempts;
    private final ContentStore content;
    private final AddedAddresses addresses;
    private final InstantSource clock;
    private final Map<TenantId, GroupCommit<Beginning, Optional<Outgoing>>> beginnings = new ConcurrentHashMap<>();

    OutgoingMessages(
            TenantTransactions transactions,
            TenantDirectory tenants,
            Attempts attempts,
            Contents contents,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.attempts = attempts;
        this.content = contents.content();
        this.addresses = contents.addresses();
        this.clock = clock;
    }

    private record Beginning(Claimed claimed, Duration lease) {}

    /**
     * Begins the call of one piece of claimed work, at the moment when it can be made; those that come together share a
     * transaction. Fails for a message that cannot be opened, and for that one alone.
     *
     * @param lease how long the work is ours from now on
     * @return empty where no call is to be made any more: the work is not ours any longer, or the delivery has moved on
     */
    public Uni<Optional<Outgoing>> begin(Claimed claimed, Duration lease) {
        return beginnings
                .computeIfAbsent(
                        claimed.tenant(),
                        tenant -> new GroupCommit<>(batch -> begin(tenant, batch), _ -> 1, MOST_AT_ONCE))
                .submit(new Beginning(claimed, lease));
    }

    private Uni<List<Optional<Outgoing>>> begin(TenantId tenant, List<Beginning> batch) {
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> renew(connection, batch)
                                .chain(ids -> connection.preparedQuery(SELECT).execute(Deliveries.keys(ids)))
                                .chain(rows -> begin(connection, new Opening(tenant, vault, rows)))))
                .map(begun -> inOrder(batch, begun));
    }

    private Uni<List<DeliveryId>> renew(SqlConnection connection, List<Beginning> batch) {
        Duration lease = batch.getFirst().lease();
        var parameters = Columns.of(batch)
                .column(new UUID[0], b -> b.claimed().delivery().value())
                .column(new UUID[0], b -> b.claimed().lease())
                .same(Columns.utc(clock.instant().plus(lease)))
                .tuple();
        return connection
                .preparedQuery(RENEW)
                .execute(parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new DeliveryId(row.getUUID("delivery")))
                        .toList());
    }

    private static List<Optional<Outgoing>> inOrder(List<Beginning> batch, List<Outgoing> begun) {
        Map<DeliveryId, Outgoing> byId =
                begun.stream().collect(Collectors.toMap(o -> o.delivery().id(), o -> o));
        return batch.stream()
                .map(b -> Optional.ofNullable(byId.get(b.claimed().delivery())))
                .toList();
    }

    private Uni<List<Outgoing>> begin(SqlConnection connection, Opening opening) {
        if (opening.deliveries.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<DeliveryId> ids = List.copyOf(opening.deliveries.keySet());
        return attempts.begin(connection, opening.tenant, List.copyOf(opening.deliveries.values()), clock.instant())
                .chain(begun -> content.get(connection, ids, 0)
                        .map(opening::envelopes)
                        .chain(envelopes -> files(connection, opening, envelopes)
                                .chain(files -> addresses
                                        .of(connection, opening.byEmail(), opening::open)
                                        .map(added -> opening.outgoing(begun, envelopes, files, added)))));
    }

    /** The attachments of those that have some, message by message. */
    private Uni<Map<DeliveryId, List<byte[]>>> files(
            SqlConnection connection, Opening opening, Map<DeliveryId, Envelope> envelopes) {
        Map<DeliveryId, List<byte[]>> files = new HashMap<>();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var entry : envelopes.entrySet()) {
            List<byte[]> contents = new ArrayList<>();
            files.put(entry.getKey(), contents);
            for (int part = 1; part <= entry.getValue().files().size(); part++) {
                int number = part;
                all = all.chain(() -> content.get(connection, List.of(entry.getKey()), number)
                        .invoke(found -> contents.add(opening.open(found.getFirst())))
                        .replaceWithVoid());
            }
        }
        return all.replaceWith(files);
    }

    /** The keys and rows of one batch, while its messages are being opened. */
    private static final class Opening {
        private final TenantId tenant;
        private final Map<DeliveryId, Delivery> deliveries = new HashMap<>();
        private final Map<DeliveryId, Recipient> recipients = new HashMap<>();
        private final Map<DeliveryId, SecretKeyBytes> keys = new HashMap<>();
        private final Map<DeliveryId, Optional<String>> terms = new HashMap<>();

        Opening(TenantId tenant, Vault vault, RowSet<Row> rows) {
            this.tenant = tenant;
            for (Row row : rows) {
                DeliveryId id = new DeliveryId(row.getUUID("id"));
                deliveries.put(id, DeliveryRows.read(tenant, row));
                recipients.put(id, Deliveries.recipient(vault, row));
                keys.put(id, vault.unwrap(Columns.bytes(row, "wrapped"), id));
                terms.put(id, Optional.ofNullable(row.getString("unread_after")));
            }
        }

        /** Those that go by e-mail now: only they may have an address that was added. */
        List<DeliveryId> byEmail() {
            return deliveries.values().stream()
                    .filter(d -> d.state().leg().channel() == ChannelName.EMAIL)
                    .map(Delivery::id)
                    .toList();
        }

        byte[] open(SealedPart part) {
            return SealedMessage.openPart(get(keys, part.message()), tenant, part);
        }

        Map<DeliveryId, Envelope> envelopes(List<SealedPart> parts) {
            return parts.stream()
                    .collect(Collectors.toMap(SealedPart::message, p -> SealedMessage.openEnvelope(open(p))));
        }

        List<Outgoing> outgoing(
                Map<DeliveryId, Attempts.Begun> begun,
                Map<DeliveryId, Envelope> envelopes,
                Map<DeliveryId, List<byte[]>> files,
                Map<DeliveryId, String> added) {
            Function<DeliveryId, Message> message = id -> {
                Message sent = get(envelopes, id).message(get(recipients, id), get(files, id));
                return Optional.ofNullable(added.get(id)).map(sent::reachedAt).orElse(sent);
            };
            keys.values().forEach(SecretKeyBytes::destroy);
            return deliveries.values().stream()
                    .map(d -> outgoing(d, get(begun, d.id()), message.apply(d.id())))
                    .toList();
        }

        private Outgoing outgoing(Delivery delivery, Attempts.Begun begun, Message message) {
            return new Outgoing(
                    delivery,
                    ((DeliveryState.Resolved) delivery.state()).leg(),
                    begun.wireId(),
                    begun.wasInFlight(),
                    message,
                    get(terms, delivery.id()));
        }

        private static <V> V get(Map<DeliveryId, V> map, DeliveryId id) {
            V value = map.get(id);
            if (value == null) {
                throw new IllegalStateException("part of the message is not stored: " + id);
            }
            return value;
        }
    }
}
