package eu.briefwissel.local.bench;

import java.util.function.Supplier;

/**
 * Reads how much processor time everybody has used so far.
 *
 * @param gateway its process
 * @param postmaster the server's first process
 */
record CpuMeter(long gateway, long postmaster) {

    private static final CpuClock CLOCK = CpuClock.ofThisMachine();

    /** The other end is this process: the senders. */
    Cpu withClient() {
        return reading(CLOCK.of(ProcessHandle.current().pid()));
    }

    /** The other end is another process. */
    Cpu with(long pid) {
        return reading(CLOCK.of(pid));
    }

    /** One run of pgbench, measured; the gateway idles beside it and is not counted. */
    Turn pgbench(Supplier<PgbenchOutput> run) {
        Cpu before = withEnded();
        PgbenchOutput output = run.get();
        Cpu used = withEnded().since(before);
        Cpu each = new Cpu(Double.NaN, used.postgres(), used.other()).each(output.transactions());
        return new Turn(output.perSecond(), each);
    }

    private Cpu withEnded() {
        return reading(CLOCK.ofEndedChildren(ProcessHandle.current().pid()));
    }

    private Cpu reading(double other) {
        return new Cpu(CLOCK.of(gateway), CLOCK.ofFamily(postmaster), other);
    }
}
