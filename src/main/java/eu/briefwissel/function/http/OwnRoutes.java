package eu.briefwissel.function.http;

import eu.briefwissel.function.FunctionConfig;
import eu.briefwissel.function.Switch;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.function.Function;

/**
 * Answers as if a route were not there where this process does not carry its function. Decided when the process starts:
 * the framework's own annotation decides when a native image is built, for every process that will ever run it.
 */
@ApplicationScoped
class OwnRoutes {

    /** Before {@link BodyLimit}: what is not here takes nothing in. */
    private static final int FIRST = 200;

    private record Carried(String prefix, Function<FunctionConfig, Switch> function) {

        /** A prefix ends at a slash or with the path, so that {@code /v1x} is nobody's. */
        boolean has(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    private static final List<Carried> ROUTES = List.of(
            new Carried("/v1", FunctionConfig::ingest),
            new Carried("/oauth", FunctionConfig::ingest),
            new Carried("/api/webhook", FunctionConfig::webhook),
            new Carried("/t", FunctionConfig::webhook),
            new Carried("/api/admin", FunctionConfig::fallback));

    private final List<Carried> absent;

    OwnRoutes(FunctionConfig functions) {
        this.absent = ROUTES.stream()
                .filter(route -> !route.function.apply(functions).isOn())
                .toList();
    }

    void register(@Observes Filters filters) {
        if (!absent.isEmpty()) {
            filters.register(this::filter, FIRST);
        }
    }

    /** By the path as routes see it: without dots, doubled slashes and needless encoding. */
    private void filter(RoutingContext call) {
        String path = call.normalizedPath();
        if (absent.stream().noneMatch(route -> route.has(path))) {
            call.next();
            return;
        }
        Problem problem = Problem.of(ProblemType.NOT_FOUND);
        call.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(problem.toJson().toBuffer());
    }
}
