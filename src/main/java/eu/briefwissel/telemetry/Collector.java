package eu.briefwissel.telemetry;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.WebClient;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Whoever collects what we tell, by OTLP over HTTP in JSON. What it does not take is lost: nothing waits for it. */
final class Collector {

    private static final Logger LOG = Logger.getLogger(Collector.class);
    private static final int SUCCESS = 200;
    private static final int REDIRECTION = 300;

    private final WebClient client;
    private final URI address;
    private final Map<String, String> headers;
    private final long patienceMillis;
    private final AtomicBoolean failedBefore = new AtomicBoolean();

    Collector(WebClient client, URI address, TelemetryConfig config) {
        this.client = client;
        this.address = address;
        this.headers = Pairs.read(config.headers());
        this.patienceMillis = config.timeout();
    }

    /** Whether it took the request; never fails. */
    Uni<Boolean> post(byte[] json) {
        HttpRequest<Buffer> request = client.postAbs(address.toString()).timeout(patienceMillis);
        headers.forEach(request::putHeader);
        return request.putHeader("content-type", "application/json")
                .sendBuffer(Buffer.buffer(json))
                .map(answer ->
                        isSuccess(answer.statusCode()) ? taken() : notTaken("it answered " + answer.statusCode()))
                .onFailure()
                .recoverWithItem(failure -> notTaken(failure.getClass().getSimpleName()));
    }

    private static boolean isSuccess(int status) {
        return status >= SUCCESS && status < REDIRECTION;
    }

    private boolean taken() {
        failedBefore.set(false);
        return true;
    }

    /** Said once until it works again: who collects may be away for long. */
    private boolean notTaken(String because) {
        if (!failedBefore.getAndSet(true)) {
            LOG.warnf("telemetry lost, nobody takes it at path=%s: %s", address.getPath(), because);
        }
        return false;
    }
}
