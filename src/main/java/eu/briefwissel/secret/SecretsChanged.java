package eu.briefwissel.secret;

/** A process was restored from a snapshot that was taken with other secrets; it must not go on. */
public final class SecretsChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names none of them: what has changed is of no use to whoever reads it. */
    public SecretsChanged() {
        super("a secret has changed since the snapshot was taken: publish a new version of the function");
    }
}
