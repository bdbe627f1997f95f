package eu.briefwissel.trace;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.EventStream;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The tenant's stream of events, from where whoever asks has come to: nothing is left out, nothing comes twice. */
@ApplicationScoped
public class FollowEvents {

    /** How many events a page has at most. */
    public static final int MOST = 500;

    private final EventStream stream;

    FollowEvents(EventStream stream) {
        this.stream = stream;
    }

    /** Whether it may have been told as a cursor. */
    public static boolean isCursor(String text) {
        return EventStream.Cursor.parse(text).isPresent();
    }

    /**
     * What follows.
     *
     * @param after the cursor of the last event that is known; empty for all from the first
     * @param limit how many a page has at most, 1 to {@link #MOST}
     * @return a page whose {@code next} is where to ask on from, later too
     */
    public Uni<Page<ToldEvent>> after(TenantId tenant, Optional<String> after, int limit) {
        EventStream.Cursor place = after.flatMap(EventStream.Cursor::parse).orElseGet(EventStream.Cursor::start);
        return stream.after(tenant, place, limit).map(found -> page(found, after));
    }

    private static Page<ToldEvent> page(List<EventStream.Told> found, Optional<String> after) {
        Optional<String> next =
                found.isEmpty() ? after : Optional.of(found.getLast().cursor());
        return new Page<>(
                found.stream()
                        .map(told -> new ToldEvent(
                                told.cursor(), told.delivery(), told.reference(), told.fact(), told.recordedAt()))
                        .toList(),
                next);
    }
}
