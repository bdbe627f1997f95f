package eu.briefwissel.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do within its tenant. */
public enum Role {
    /** Hands messages over and follows them. */
    SENDER,
    /** Acts on held deliveries. */
    OPERATOR,
    /** Reads evidence. */
    AUDITOR,
    /** Sets the tenant's settings and clients. */
    ADMINISTRATOR;

    /** The name in tokens, in the database and on the command line. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> named(String wireName) {
        return Arrays.stream(values())
                .filter(r -> r.wireName().equals(wireName))
                .findFirst();
    }
}
