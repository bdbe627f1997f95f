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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers as if a route were not there where this process does not carry its function. Decided when the process starts:
 * the framework's own annotation decides when a native image is built, for every process that will ever run it.
 */
@ApplicationScoped
class OwnRoutes {

    /** Before {@link BodyLimit}: what is not here takes nothing in. */
    private static final int FIRST = 200;

    /** Who wakes by CloudEvents; everywhere else the routes for them are not there. */
    private static final String BROKER = "broker";

    private static final String EVENTS = "/events";

    /** @param end what a path ends in that it has; empty where it may be anything */
    private record Carried(String prefix, String end, Function<FunctionConfig, Switch> function) {

        Carried(String prefix, Function<FunctionConfig, Switch> function) {
            this(prefix, "", function);
        }

        /** A prefix ends at a slash or with the path, so that {@code /v1x} is nobody's. */
        boolean has(String path) {
            return path.startsWith(prefix)
                    && path.endsWith(end)
                    && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }

    /** The longer of two that begin alike comes first. */
    private static final List<Carried> ROUTES = List.of(
            new Carried(EVENTS + "/timer", FunctionConfig::fallback),
            new Carried(EVENTS + "/inspect", FunctionConfig::document),
            new Carried(EVENTS, FunctionConfig::publish),
            new Carried("/v1/check", OwnRoutes::checking),
            new Carried("/v1/reach", FunctionConfig::reach),
            new Carried("/v1/senders", "/check", FunctionConfig::reach),
            new Carried("/v1", FunctionConfig::ingest),
            new Carried("/oauth", FunctionConfig::ingest),
            new Carried("/api/webhook", FunctionConfig::webhook),
            new Carried("/t", FunctionConfig::webhook),
            new Carried("/api/admin", FunctionConfig::fallback));

    private final FunctionConfig functions;
    private final boolean takesEvents;

    OwnRoutes(
            FunctionConfig functions,
            @ConfigProperty(name = "briefwissel.queue", defaultValue = "postgres") String queue) {
        this.functions = functions;
        this.takesEvents = queue.equals(BROKER);
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FIRST);
    }

    /** By the bytes at ingest, by a look into the files at document. */
    private static Switch checking(FunctionConfig functions) {
        return functions.ingest().isOn() ? functions.ingest() : functions.document();
    }

    /** Whether this path is another function's, as routes see it: without dots, doubled slashes and needless encoding. */
    boolean isAbsent(String path) {
        return ROUTES.stream()
                .filter(route -> route.has(path))
                .findFirst()
                .filter(this::isAbsent)
                .isPresent();
    }

    private boolean isAbsent(Carried route) {
        return !route.function.apply(functions).isOn() || (route.prefix.startsWith(EVENTS) && !takesEvents);
    }

    private void filter(RoutingContext call) {
        if (!isAbsent(call.normalizedPath())) {
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
