package eu.briefwissel.function.http;

import eu.briefwissel.ingest.RoomForBodies;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;

/**
 * Reads a body only while there is room for it, and else says when to come again, before anything was read. A body counts
 * as long as it says it is; one that does not say counts as the longest that its route takes.
 */
@ApplicationScoped
class RoomForBody {

    /** Seconds (RFC 9110, 10.2.3). */
    static final int RETRY_AFTER = 2;

    /** After {@link BodyLimit}: what is too large for ever is not told to come again. */
    private static final int AFTER_THE_LIMITS = 90;

    /** Who sends slower than this would hold room that others need. */
    private static final long SLOWEST_BYTES_A_SECOND = 128L << 10;

    private static final long PATIENCE_SECONDS = 10;
    private static final long MILLIS = 1_000;

    private final RoomForBodies room;

    RoomForBody(RoomForBodies room) {
        this.room = room;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, AFTER_THE_LIMITS);
    }

    private void filter(RoutingContext call) {
        long bytes = BodyLimit.announced(call).orElseGet(() -> BodyLimit.limit(call));
        if (bytes == 0) {
            call.next();
            return;
        }
        if (!room.enter(bytes)) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(RETRY_AFTER));
            BodyLimit.refuse(call, busy());
            return;
        }
        long slow = call.vertx().setTimer(patience(bytes), _ -> hangUpOn(call));
        call.addEndHandler(_ -> {
            call.vertx().cancelTimer(slow);
            room.leave(bytes);
        });
        call.next();
    }

    /** The answer to what there is no room for. */
    static Response comeAgain() {
        return busy().responseBuilder()
                .header(HttpHeaders.RETRY_AFTER.toString(), RETRY_AFTER)
                .build();
    }

    private static Problem busy() {
        return Problem.of(ProblemType.BUSY);
    }

    private static long patience(long bytes) {
        return (PATIENCE_SECONDS + bytes / SLOWEST_BYTES_A_SECOND) * MILLIS;
    }

    private static void hangUpOn(RoutingContext call) {
        if (!call.request().isEnded()) {
            call.request().connection().close();
        }
    }
}
