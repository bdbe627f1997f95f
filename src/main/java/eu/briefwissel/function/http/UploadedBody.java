package eu.briefwissel.function.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.vertx.MultiHelper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A body that is read as it comes, and only as far as somebody asks for it: meanwhile the connection is not read. Who sends nothing
 * though it is asked for is hung up on.
 */
final class UploadedBody {

    private static final long PATIENCE_MILLIS = 30_000;

    /** Pieces that wait for who asked for them. */
    private static final int AHEAD = 4;

    private static final long NANOS_A_MILLI = 1_000_000;

    /** RFC 9110 section 10.1.1. */
    private static final String WAITS_FOR_WORD = "100-continue";

    private final HttpServerRequest request;
    private final AtomicLong askedFor = new AtomicLong();
    private volatile long movedAt = System.nanoTime();

    private UploadedBody(HttpServerRequest request) {
        this.request = request;
    }

    /** Fails where it breaks off. To be called on the request's event loop, to which everything comes back. */
    static Multi<byte[]> of(HttpServerRequest request, Vertx vertx) {
        var context = vertx.getOrCreateContext();
        Executor eventLoop = task -> context.runOnContext(_ -> task.run());
        return Multi.createFrom()
                .deferred(() -> new UploadedBody(request).pieces(vertx))
                .runSubscriptionOn(eventLoop)
                .emitOn(eventLoop, AHEAD);
    }

    /** Whoever has gone before anybody asked is told of to nobody any more. */
    private Multi<byte[]> pieces(Vertx vertx) {
        if (request.response().closed()) {
            return Multi.createFrom().failure(new ClosedChannelException());
        }
        if (WAITS_FOR_WORD.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        long watch = vertx.setPeriodic(PATIENCE_MILLIS / 2, _ -> hangUpWhenStill());
        return MultiHelper.<Buffer, Buffer>toMulti(request, buffer -> buffer)
                .onRequest()
                .invoke(this::asked)
                .onItem()
                .invoke(this::moved)
                .onTermination()
                .invoke(() -> vertx.cancelTimer(watch))
                .map(Buffer::getBytes);
    }

    private void asked(long more) {
        if (askedFor.getAndAdd(more) == 0) {
            movedAt = System.nanoTime();
        }
    }

    private void moved() {
        askedFor.decrementAndGet();
        movedAt = System.nanoTime();
    }

    private void hangUpWhenStill() {
        boolean isStill = System.nanoTime() - movedAt > PATIENCE_MILLIS * NANOS_A_MILLI;
        if (isStill && askedFor.get() > 0) {
            request.connection().close();
        }
    }
}
