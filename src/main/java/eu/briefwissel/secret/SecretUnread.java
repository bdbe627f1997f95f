package eu.briefwissel.secret;

/** A setting refers to a secret that could not be read; the process must not start. */
public final class SecretUnread extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Without a cause: parsers quote what they could not parse. */
    public SecretUnread(String setting, String why) {
        super("the setting " + setting + " refers to a secret that could not be read: " + why);
    }
}
