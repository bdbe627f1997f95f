package eu.briefwissel.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the API shows of a delivery; derived from its evidence (see {@link Timeline}). */
public enum Status {
    ACCEPTED,
    RESOLVED,
    PUBLISHED,
    OPENED,
    DISPATCHED,
    HELD,
    UNDELIVERABLE,
    WITHDRAWN;

    /** The name in the API and the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Status> named(String wireName) {
        return Arrays.stream(values())
                .filter(s -> s.wireName().equals(wireName))
                .findFirst();
    }
}
