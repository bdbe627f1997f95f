package eu.briefwissel.function.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells Lambda that a native function could not start, and why: otherwise all it knows is that a process ended. (On the JVM
 * AWS' runtime interface client does so.) Lambda, "Using the Lambda runtime API for custom runtimes", initialization error.
 */
public final class InitError {

    private static final Logger LOG = Logger.getLogger(InitError.class);
    private static final String TYPE = "Runtime.InitError";
    private static final int PATIENCE = (int) Duration.ofSeconds(2).toMillis();

    private InitError() {}

    /**
     * Reports it, in the environment of a Lambda; does nothing elsewhere.
     *
     * @param api the host and port in {@code AWS_LAMBDA_RUNTIME_API}; null elsewhere
     */
    public static void report(@Nullable String api, Throwable failure) {
        if (api == null) {
            return;
        }
        try {
            URI uri = URI.create("http://" + api + "/2018-06-01/runtime/init/error");
            HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
            call.setConnectTimeout(PATIENCE);
            call.setReadTimeout(PATIENCE);
            call.setRequestMethod("POST");
            call.setDoOutput(true);
            call.setRequestProperty("Content-Type", "application/json");
            call.setRequestProperty("Lambda-Runtime-Function-Error-Type", TYPE);
            call.getOutputStream().write(body(failure));
            LOG.debugf("initialisation error reported status=%d", call.getResponseCode());
        } catch (IOException unreachable) {
            LOG.errorf("the initialisation error was not reported: %s", unreachable);
        }
    }

    /** What lies at the bottom says what to do; what is wrapped around it does not. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private static byte[] body(Throwable failure) {
        return new JsonObject()
                .put("errorType", TYPE)
                .put("errorMessage", reason(failure))
                .encode()
                .getBytes(UTF_8);
    }
}
