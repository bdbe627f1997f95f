package eu.briefwissel.channel.wire;

import io.smallrye.mutiny.TimeoutException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;

/** Why a call got no answer. */
public final class Failure {

    private static final int CAUSES_LOOKED_AT = 10;

    private Failure() {}

    /** Whether nothing of the call can have arrived: the connection, or the token it needed, never stood. */
    public static boolean certainlyNotSent(Throwable failure) {
        return causes(failure).anyMatch(cause -> switch (cause) {
            case NoToken _,
                    ConnectException _,
                    NoRouteToHostException _,
                    UnknownHostException _,
                    UnresolvedAddressException _,
                    SSLHandshakeException _ -> true;
            default -> false;
        });
    }

    /** A code; what the failure itself says may quote an operator or a person, and goes no further. */
    public static String reason(Throwable failure) {
        if (failure instanceof NoToken) {
            return "no-token";
        }
        if (certainlyNotSent(failure)) {
            return "connect-failed";
        }
        return causes(failure).anyMatch(Failure::isTimeOut) ? "timed-out" : "broken-off";
    }

    private static boolean isTimeOut(Throwable cause) {
        return cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_LOOKED_AT);
    }
}
