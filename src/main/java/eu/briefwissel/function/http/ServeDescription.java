package eu.briefwissel.function.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The API's description, {@code docs/openapi.yaml} as it was committed: a test compares it with the annotations, so that no
 * process has to put it together when it starts.
 */
@ApplicationScoped
class ServeDescription {

    private static final String PATH = "/q/openapi";
    private static final String MEDIA_TYPE = "application/yaml;charset=UTF-8"; // RFC 9512

    /** Read when a native image is built. */
    private static final byte[] DESCRIPTION = read();

    void register(@Observes Router router) {
        router.route(PATH).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(ServeDescription::answer);
    }

    private static void answer(RoutingContext call) {
        call.response().putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE).end(Buffer.buffer(DESCRIPTION));
    }

    private static byte[] read() {
        try (var in = ServeDescription.class.getResourceAsStream("/openapi.yaml")) {
            return Objects.requireNonNull(in, "openapi.yaml").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
