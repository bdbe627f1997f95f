package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A message that was checked and is about to be stored.
 *
 * @param clientId who handed it over
 * @param reference the sender's own, 1 to 100 characters
 * @param unreadAfter the term for reading, as the calendar writes it; empty where no unread fallback is wanted
 * @param key what tells a repeat apart; empty where the sender gave none
 * @param first what is to be done first, see {@link Delivery#acceptance(Stage)}
 * @param trace under which its journey is told; empty where nobody wants to know
 * @param batch that it came with; empty where it came alone
 * @param production those of its channels that lead to an operator's production now, where they have a test environment too
 */
public record Submission(
        TenantId tenant,
        DeliveryId id,
        String clientId,
        String reference,
        Message message,
        Route route,
        Optional<String> unreadAfter,
        Optional<Key> key,
        Stage first,
        Optional<TraceParent> trace,
        Optional<UUID> batch,
        Set<ChannelName> production) {

    /** One whose journey is told under its own id, with no documents that are to be looked into. */
    public Submission(
            TenantId tenant,
            DeliveryId id,
            String clientId,
            String reference,
            Message message,
            Route route,
            Optional<String> unreadAfter,
            Optional<Key> key) {
        this(
                tenant,
                id,
                clientId,
                reference,
                message,
                route,
                unreadAfter,
                key,
                Stage.RESOLVE,
                Optional.empty(),
                Optional.empty(),
                Set.of());
    }

    /**
     * An idempotency key.
     *
     * @param value as the sender gave it, 1 to 255 characters
     * @param body the request's exact bytes
     */
    public record Key(String value, byte[] body) {
        @Override
        public String toString() {
            return "idempotency key";
        }
    }

    /** What is written together with the message. */
    Decision acceptance() {
        return Delivery.of(tenant, id, route).acceptance(first);
    }

    @Override
    public String toString() {
        return "submission " + id;
    }
}
