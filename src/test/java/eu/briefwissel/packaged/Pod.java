package eu.briefwissel.packaged;

import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** One process of a function that comes and goes, and the calls that are under way in it. */
final class Pod implements AutoCloseable {

    private final Program program;
    private final URI address;
    private final BooleanSupplier isReady;
    private int calls;
    private long idleSince = System.nanoTime();

    Pod(Program program, int port, BooleanSupplier isReady) {
        this.program = program;
        this.address = URI.create("http://localhost:" + port);
        this.isReady = isReady;
    }

    URI address() {
        return address;
    }

    void awaitReady() {
        program.await("readiness", isReady);
    }

    /** Takes a place for one call, where there are fewer than so many. */
    synchronized boolean take(int most) {
        boolean isFree = calls < most;
        calls += isFree ? 1 : 0;
        return isFree;
    }

    synchronized void giveBack() {
        calls--;
        idleSince = System.nanoTime();
    }

    synchronized boolean isIdleFor(Duration time) {
        return calls == 0 && System.nanoTime() - idleSince > time.toNanos();
    }

    /** SIGTERM; fails where it does not end in time. */
    void stopWithin(Duration grace) {
        program.terminate();
        program.exitCode(grace);
    }

    @Override
    public void close() {
        program.close();
    }
}
