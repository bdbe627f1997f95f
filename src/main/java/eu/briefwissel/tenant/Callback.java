package eu.briefwissel.tenant;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a tenant's events are sent as they come.
 *
 * @param url of the receiver; its query may be a secret of the receiver's
 * @param kinds the wire names of the kinds of evidence that are wanted; none: all
 * @param isActive whether its administrator wants it to be sent to
 * @param test the latest test; empty where none was made
 */
public record Callback(
        String name,
        String url,
        List<String> kinds,
        boolean isActive,
        Instant createdAt,
        CallbackStanding standing,
        Optional<Test> test) {

    /**
     * A test event.
     *
     * @param outcome {@code waits} until it was sent, then {@code taken} or a {@link CallbackFailure#reason}
     */
    public record Test(Instant at, String outcome) {}

    public Callback {
        kinds = List.copyOf(kinds);
    }

    public boolean wants(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    @Override
    public String toString() {
        return "callback " + name;
    }
}
