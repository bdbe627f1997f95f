package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Tracking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds messages and what happened to them. Must be called on an event loop. */
@ApplicationScoped
public class FollowMessages {

    /** How many messages a page has at most. */
    public static final int MOST = 200;

    private final Tracking tracking;

    FollowMessages(Tracking tracking) {
        this.tracking = tracking;
    }

    /**
     * What is looked for.
     *
     * @param reference the sender's reference, as it was given
     * @param status only messages of that status
     * @param after the last id of the page before
     * @param limit how many a page has at most, 1 to {@link #MOST}
     */
    public record Search(String reference, Optional<Status> status, Optional<DeliveryId> after, int limit) {
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

    /** Messages with that reference, oldest first. */
    public Uni<Page<Followed>> search(TenantId tenant, Search search) {
        var wanted = new Tracking.Wanted(search.reference(), search.status(), search.after(), search.limit() + 1);
        return tracking.byReference(tenant, wanted).map(found -> page(found, search));
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
