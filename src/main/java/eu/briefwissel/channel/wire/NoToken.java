package eu.briefwissel.channel.wire;

/** The operator gave no access token; nothing was sent with it. Says no more: what the endpoint answered is not ours to print. */
public final class NoToken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoToken() {
        super("no access token was given");
    }
}
