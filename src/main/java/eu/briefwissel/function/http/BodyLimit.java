package eu.briefwissel.function.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that says it is too large before any of it is read. A body that does not say is cut off by the server's
 * own limit.
 */
@ApplicationScoped
class BodyLimit {

    private static final int BEFORE_ALL_ROUTES = 100;
    private static final long FEW_FIELDS = 16L << 10;

    /** 25 MB in base64, and room around it; below {@code quarkus.http.limits.max-body-size}. */
    private static final long ANYTHING = 36L << 20;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::filter, BEFORE_ALL_ROUTES);
    }

    private static void filter(RoutingContext call) {
        long limit = limit(String.valueOf(call.request().path()));
        if (announced(call) <= limit) {
            call.next();
            return;
        }
        Problem problem = Problem.of(ProblemType.TOO_LARGE, "at most " + limit + " bytes");
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(problem.toJson().toBuffer())
                .onComplete(_ -> call.request().connection().close());
    }

    private static long limit(String path) {
        if (path.startsWith("/oauth/") || path.endsWith("/webhook/berichtenbox/read")) {
            return FEW_FIELDS;
        }
        return ANYTHING;
    }

    private static long announced(RoutingContext call) {
        String length = call.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) { // not a length: for the server to refuse
            return 0;
        }
    }
}
