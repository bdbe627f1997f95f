package eu.briefwissel.function.http;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Refuses a body that says it is too large before any of it is read. One that does not say how long it is is cut off by the
 * server when it has become as long as its route takes.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ALL_ROUTES = 100;

    /** After the server has set the limit that holds for all routes. */
    private static final int AFTER_THE_SERVERS_OWN = 1;

    private static final Set<HttpMethod> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private static final long FEW_FIELDS = 16L << 10;

    /** 25 MB in base64, and room around it. */
    private static final long ANYTHING = 36L << 20;

    /** As many lines as its configuration says, and read as they come: bounded by how many of them are in memory. */
    private static final String BATCHES = "/v1/batches";

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::filter, BEFORE_ALL_ROUTES);
        filters.register(BodyLimit::cutOff, AFTER_THE_SERVERS_OWN);
    }

    private static void filter(RoutingContext call) {
        long limit = limit(call);
        if (announced(call).orElse(0) <= limit) {
            call.next();
            return;
        }
        refuse(call, Problem.of(ProblemType.TOO_LARGE, "at most " + limit + " bytes"));
    }

    private static void cutOff(RoutingContext call) {
        if (announced(call).isEmpty()) {
            call.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit(call));
        }
        call.next();
    }

    /** Answers without reading the body, and hangs up: whoever is still sending it need not. */
    static void refuse(RoutingContext call, Problem problem) {
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(problem.toJson().toBuffer())
                .onComplete(_ -> call.request().connection().close());
    }

    /** The longest body that the route takes. */
    static long limit(RoutingContext call) {
        String path = call.normalizedPath();
        if (path.equals(BATCHES)) {
            return Long.MAX_VALUE;
        }
        return path.startsWith("/oauth/") || path.endsWith("/webhook/berichtenbox/read") ? FEW_FIELDS : ANYTHING;
    }

    /** Whether the body is read as it comes, by a route that has its own room for it. */
    static boolean isStreamed(RoutingContext call) {
        return limit(call) == Long.MAX_VALUE;
    }

    /** How long the body says it is, 0 where there is none; empty where one comes and does not say. */
    static OptionalLong announced(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return isWithoutBody(call.request()) ? OptionalLong.of(0) : OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(length));
        } catch (NumberFormatException _) { // not a length: for the server to refuse
            return OptionalLong.of(0);
        }
    }

    /** RFC 9112, 6.3: without a length and a transfer coding there is none. HTTP/2 has only what is asked for. */
    private static boolean isWithoutBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                ? !WITH_BODY.contains(request.method())
                : request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }
}
