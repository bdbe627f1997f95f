package eu.briefwissel.trace.callback;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Whether a text may be the address of a receiver. A refusal never repeats it: its query may be a secret. */
final class ReceiverUrl {

    private static final int LONGEST = 2_000;
    private static final int HIGHEST_PORT = 65_535;

    private ReceiverUrl() {}

    /** What the installation allows beside https in the public internet. */
    record Allowed(boolean plainHttp, boolean privateAddresses) {}

    /** What is wrong with it, in one sentence. What its name leads to is looked at when it is called. */
    static Optional<String> broken(String text, Allowed allowed) {
        Optional<URI> read = read(text);
        if (read.isEmpty()) {
            return Optional.of(
                    "must be an absolute URL with a host, without user and fragment, of at most 2000 characters");
        }
        URI url = read.get();
        if (!url.getScheme().equals("https")
                && !(allowed.plainHttp() && url.getScheme().equals("http"))) {
            return Optional.of("must be https");
        }
        if (!allowed.privateAddresses() && isPrivate(url.getHost())) {
            return Optional.of("must not lead into a private network");
        }
        return Optional.empty();
    }

    private static Optional<URI> read(String text) {
        try {
            URI url = new URI(text);
            boolean isUsable = text.length() <= LONGEST
                    && url.getScheme() != null
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getFragment() == null
                    && url.getPort() != 0
                    && url.getPort() <= HIGHEST_PORT;
            return isUsable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException _) { // its message quotes the text
            return Optional.empty();
        }
    }

    private static boolean isPrivate(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return !PublicAddress.isPublic(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException _) { // a name
            return false;
        }
    }
}
