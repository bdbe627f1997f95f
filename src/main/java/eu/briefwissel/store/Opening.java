package eu.briefwissel.store;

import eu.briefwissel.crypto.SecretKeyBytes;
import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The resolved deliveries of one batch while their messages are being opened; whatever cannot be read drops out alone. */
final class Opening {

    private final TenantId tenant;
    private final Map<DeliveryId, Opened> opened = new LinkedHashMap<>();
    private final Map<DeliveryId, Broken> broken = new HashMap<>();

    /** What stands in a message's row in clear. */
    private record Terms(Optional<String> unreadAfter, Optional<Set<ChannelName>> production) {}

    /** @param message absent until all its parts were read */
    private record Opened(
            Delivery delivery,
            SecretKeyBytes key,
            Recipient recipient,
            Terms terms,
            Optional<Envelope> envelope,
            List<byte[]> files,
            Optional<Message> message) {

        Opened with(Message whole) {
            return new Opened(delivery, key, recipient, terms, envelope, files, Optional.of(whole));
        }

        @Override
        public String toString() {
            return "opened " + delivery.id();
        }
    }

    Opening(TenantId tenant, Vault vault, RowSet<Row> rows) {
        this.tenant = tenant;
        Loaded<Opened> loaded = Loaded.read(rows, Broken.DELIVERY, row -> opened(tenant, vault, row));
        opened.putAll(loaded.found());
        broken.putAll(loaded.broken());
    }

    private static Opened opened(TenantId tenant, Vault vault, Row row) {
        Delivery delivery = DeliveryRows.read(tenant, row);
        SecretKeyBytes key = Deliveries.dataKey(vault, delivery.id(), row);
        Recipient recipient = Deliveries.recipient(vault, key, delivery.id(), row);
        Terms terms = new Terms(
                Optional.ofNullable(row.getString("unread_after")), Production.read(row.getString("production")));
        return new Opened(delivery, key, recipient, terms, Optional.empty(), new ArrayList<>(), Optional.empty());
    }

    /** Those whose content is wanted. */
    List<DeliveryId> ids() {
        return List.copyOf(opened.keySet());
    }

    /** Takes in part 0 of each. */
    void envelopes(List<SealedPart> parts) {
        Map<DeliveryId, SealedPart> byId = parts.stream().collect(Collectors.toMap(SealedPart::message, p -> p));
        each(one -> {
            SealedPart part = Optional.ofNullable(byId.get(one.delivery().id())).orElseThrow();
            Envelope envelope = EnvelopeFormat.read(SealedMessage.openPart(one.key(), tenant, part));
            return new Opened(
                    one.delivery(),
                    one.key(),
                    one.recipient(),
                    one.terms(),
                    Optional.of(envelope),
                    one.files(),
                    Optional.empty());
        });
    }

    /** How many files the message has; none where it dropped out. */
    int files(DeliveryId id) {
        return Optional.ofNullable(opened.get(id))
                .flatMap(Opened::envelope)
                .map(envelope -> envelope.files().size())
                .orElse(0);
    }

    /** Takes in the next file of one; none where it is not stored. */
    void file(DeliveryId id, Optional<SealedPart> part) {
        Opened one = opened.get(id);
        if (one != null) {
            attempt(one, o -> {
                o.files().add(SealedMessage.openPart(o.key(), tenant, part.orElseThrow()));
                return o;
            });
        }
    }

    /** Makes a message of each one's parts. */
    void putTogether() {
        each(one -> one.with(one.envelope().orElseThrow().message(one.recipient(), one.files())));
    }

    /** Those that go by e-mail now: only they may have an address that was added. */
    List<DeliveryId> byEmail() {
        return opened.values().stream()
                .map(Opened::delivery)
                .filter(delivery -> delivery.state().leg().channel() == ChannelName.EMAIL)
                .map(Delivery::id)
                .toList();
    }

    /** Takes in addresses that count instead of those that came with the messages. */
    void addresses(List<SealedPart> parts) {
        for (SealedPart part : parts) {
            Optional.ofNullable(opened.get(part.message()))
                    .ifPresent(one -> attempt(
                            one,
                            o -> o.with(o.message()
                                    .orElseThrow()
                                    .reachedAt(AddedAddresses.text(SealedMessage.openPart(o.key(), tenant, part))))));
        }
    }

    /** Those that may be called about. */
    List<Delivery> whole() {
        return opened.values().stream().map(Opened::delivery).toList();
    }

    /** One of those, whole. */
    Message message(DeliveryId id) {
        return Optional.ofNullable(opened.get(id)).flatMap(Opened::message).orElseThrow();
    }

    /** What came of each that is still resolved. */
    Map<DeliveryId, Begun> begun(Map<DeliveryId, Attempts.Begun> attempts) {
        Map<DeliveryId, Begun> all = new HashMap<>();
        broken.forEach((id, what) -> all.put(id, new Begun.Unreadable(what)));
        opened.forEach((id, one) -> Optional.ofNullable(attempts.get(id))
                .ifPresent(attempt -> all.put(id, new Begun.Ready(outgoing(one, attempt)))));
        return all;
    }

    /** What came of one that is only to be read. */
    Uninspected uninspected(DeliveryId id) {
        Broken what = broken.get(id);
        if (what != null) {
            return new Uninspected.Unreadable(what);
        }
        return Optional.ofNullable(opened.get(id))
                .<Uninspected>map(one -> new Uninspected.Ready(
                        one.delivery(), one.message().orElseThrow().attachments()))
                .orElseGet(Uninspected.Over::new);
    }

    void destroyKeys() {
        opened.values().forEach(one -> one.key().destroy());
    }

    private static Outgoing outgoing(Opened one, Attempts.Begun attempt) {
        return new Outgoing(
                one.delivery(),
                ((DeliveryState.Resolved) one.delivery().state()).leg(),
                attempt.wireId(),
                attempt.sending(),
                attempt.earlier(),
                one.message().orElseThrow(),
                one.terms().production(),
                one.terms().unreadAfter());
    }

    private void each(Function<Opened, Opened> step) {
        List.copyOf(opened.values()).forEach(one -> attempt(one, step));
    }

    private void attempt(Opened one, Function<Opened, Opened> step) {
        DeliveryId id = one.delivery().id();
        try {
            opened.put(id, step.apply(one));
        } catch (RuntimeException unreadable) {
            opened.remove(id);
            one.key().destroy();
            broken.put(id, Broken.CONTENT);
            Loaded.log(id, Broken.CONTENT, unreadable);
        }
    }
}
