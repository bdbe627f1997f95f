package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.MessageSearch;
import eu.briefwissel.store.Tracking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds messages and what happened to them. Must be called on an event loop. */
@ApplicationScoped
public class FollowMessages {

    /** How many messages a page has at most. */
    public static final int MOST = 200;

    private final Tracking tracking;
    private final MessageSearch messages;

    FollowMessages(Tracking tracking, MessageSearch messages) {
        this.messages = messages;
        this.tracking = tracking;
    }

    /** When it was accepted: from the one moment on, and before the other. */
    public record Period(Instant since, Instant until) {

        /** No delivery has an id from then on. */
        private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

        /** Whenever it was. */
        public static Period any() {
            return new Period(Instant.EPOCH, END);
        }
    }

    /** By what is looked for; all of it must be so. */
    public record Filter(
            Optional<String> reference, Optional<Recipient> recipient, Optional<Status> status, Period period) {
        @Override
        public String toString() {
            return "filter: redacted";
        }
    }

    /**
     * What is looked for.
     *
     * @param after the last id of the page before
     * @param limit how many a page has at most, 1 to {@link #MOST}
     */
    public record Search(Filter filter, Optional<DeliveryId> after, int limit) {
        public Search {
            if (limit < 1 || limit > MOST) {
                throw new IllegalArgumentException("a page has 1 to " + MOST + " messages");
            }
        }
    }

    /** The message of that id; empty where this tenant has none. */
    public Uni<Optional<Followed>> find(TenantId tenant, DeliveryId id) {
        return tracking.find(tenant, id).map(found -> found.map(FollowMessages::followed));
    }

    /** Those that are found, the oldest first. */
    public Uni<Page<Followed>> search(TenantId tenant, Search search) {
        Filter filter = search.filter();
        var within = new MessageSearch.Within(
                filter.period().since(), filter.period().until(), search.after());
        var wanted = new MessageSearch.Wanted(
                filter.reference(), filter.recipient(), filter.status(), within, search.limit() + 1);
        return messages.find(tenant, wanted)
                .chain(ids -> tracking.of(tenant, ids))
                .map(found -> page(found, search));
    }

    private static Page<Followed> page(List<Tracking.Tracked> found, Search search) {
        var part = found.subList(0, Math.min(found.size(), search.limit()));
        Optional<String> next =
                found.size() > part.size() ? Optional.of(part.getLast().id().toString()) : Optional.empty();
        return new Page<>(part.stream().map(FollowMessages::followed).toList(), next);
    }

    private static Followed followed(Tracking.Tracked tracked) {
        return new Followed(
                tracked.id(), tracked.reference(), tracked.messageType(), tracked.acceptedAt(), tracked.timeline());
    }
}
