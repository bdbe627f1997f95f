package eu.briefwissel.delivery;

import java.util.regex.Pattern;

/** A customer organisation, named by a slug of 1 to 40 of {@code a-z 0-9 -}; safe in URLs, logs and metrics. */
public record TenantId(String value) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a tenant id is 1 to 40 characters of a-z, 0-9 and -");
        }
    }

    /** Whether {@code text} may name a tenant. */
    public static boolean isValid(String text) {
        return SLUG.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
