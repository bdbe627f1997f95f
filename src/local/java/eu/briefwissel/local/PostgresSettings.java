package eu.briefwissel.local;

/**
 * How the embedded PostgreSQL runs.
 *
 * @param port {@code briefwissel.postgres.port}: on the loopback address; 0 takes any free one
 * @param account {@code briefwissel.postgres.as}: how root gives PostgreSQL another user ({@code unshare},
 *     {@code setpriv}, {@code runuser}, {@code su}); {@code any} tries them in that order. Without meaning for others
 */
public record PostgresSettings(int port, String account) {

    static final String ANY_ACCOUNT = "any";

    /** A free port, and whichever way this machine has. */
    public static PostgresSettings defaults() {
        return new PostgresSettings(0, ANY_ACCOUNT);
    }
}
