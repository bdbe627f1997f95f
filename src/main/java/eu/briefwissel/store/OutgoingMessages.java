package eu.briefwissel.store;

import eu.briefwissel.crypto.SecretKeyBytes;
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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private final TenantTransactions transactions;
    private final TenantDirectory tenants;
    private final Attempts attempts;
    private final ContentStore content;
    private final InstantSource clock;

    OutgoingMessages(
            TenantTransactions transactions,
            TenantDirectory tenants,
            Attempts attempts,
            ContentStore content,
            InstantSource clock) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.attempts = attempts;
        this.content = content;
        this.clock = clock;
    }

    /** Those of them that are to be handed over now, in no order; the others need no call any more. */
    public Uni<List<Outgoing>> begin(TenantId tenant, List<DeliveryId> ids) {
        return tenants.vault(tenant)
                .chain(vault -> transactions.in(
                        tenant,
                        connection -> connection
                                .preparedQuery(SELECT)
                                .execute(Deliveries.keys(ids))
                                .chain(rows -> begin(connection, new Opening(tenant, vault, rows)))));
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
                                .map(files -> opening.outgoing(begun, envelopes, files))));
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
                Map<DeliveryId, List<byte[]>> files) {
            Function<DeliveryId, Message> message =
                    id -> get(envelopes, id).message(get(recipients, id), get(files, id));
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
