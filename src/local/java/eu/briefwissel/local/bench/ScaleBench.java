package eu.briefwissel.local.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * More and more publish processes on one PostgreSQL, handing over to an operator that takes its time, as real ones do. Where
 * the operator's time is what is waited for, twice the processes hand over twice as much; where processors or the database
 * are, they do not. Repeats are what the operator was given a second time and recognised: of a step that ended in the middle
 * of calls, or of answers that did not come in time.
 */
final class ScaleBench {

    private static final List<Integer> PROCESSES = List.of(1, 2, 4);
    private static final Duration LATENCY = Duration.ofMillis(250);

    /** More than a process can hand over in a second to an operator that slow. */
    private static final int ENOUGH_A_SECOND = 130;

    /** Enough that what a table and a log begin with does not count. */
    private static final int LETTERS = 3_000;

    private static final int LETTERS_WITH_FILE = 500;
    private static final int FILE = 100_000;

    private static final String HEAD = "%-10s %12s %8s %12s %12s %8s%n";

    private final BenchOptions options;
    private final Scratch scratch;

    ScaleBench(BenchOptions options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    void run() {
        try (var sandbox = MeasuredSandbox.start(scratch, LATENCY);
                var ingest = MeasuredGateway.taking(scratch);
                var server = MeasuredPostgres.of(ingest.settings());
                var load = new SubmissionLoad(ingest.port(), ingest.token(), options.clients())) {
            System.out.println(Surroundings.of(server));
            System.out.printf(
                    "%d s a step; one HTTP call to the operator a message, answered after %d ms%n",
                    options.seconds(), LATENCY.toMillis());
            whatALetterLeaves(LETTERS, sandbox, load, server);
            try (var heavy = new SubmissionLoad(
                    ingest.port(), ingest.token(), options.clients(), key -> SampleMessage.withFile(key, FILE))) {
                System.out.printf("with a file of %,d bytes%n", FILE);
                whatALetterLeaves(LETTERS_WITH_FILE, sandbox, heavy, server);
            }
            System.out.printf(HEAD, "", "", "times", "CPU µs", "a message", "");
            System.out.printf(HEAD, "processes", "messages/s", "one", "processes", "PostgreSQL", "repeats");
            double one = 0;
            for (int processes : PROCESSES) {
                takeIn(ENOUGH_A_SECOND * (options.seconds() + options.warmUp()) * processes, load, server);
                Turn turn = step(processes, sandbox, server);
                one = processes == 1 ? turn.perSecond() : one;
                System.out.printf(
                        "%-10d %,12.0f %8.2f %,12.0f %,12.0f %8d%n",
                        processes,
                        turn.perSecond(),
                        turn.perSecond() / one,
                        turn.cpu().gateway(),
                        turn.cpu().postgres(),
                        sandbox.repeats());
            }
        }
    }

    /** All that so many letters leave and are read and written for, from taking in to published. */
    private void whatALetterLeaves(int many, MeasuredSandbox sandbox, SubmissionLoad load, MeasuredPostgres server) {
        var before = server.disk();
        long takenBefore = sandbox.taken();
        load.times(many);
        var gateway = MeasuredGateway.publishing(scratch);
        try (gateway) {
            sandbox.awaitTaken(takenBefore + many);
        }
        print("a letter, taken in and published", server.disk().since(before).each(many));
    }

    private static void takeIn(int messages, SubmissionLoad load, MeasuredPostgres server) {
        var before = server.disk();
        load.times(messages);
        print("taken in", server.disk().since(before).each(messages));
    }

    private static void print(String what, MeasuredPostgres.Disk each) {
        System.out.printf(
                "  %s: %,.0f bytes stored a message, %,.0f written ahead, %.1f I/O operations%n",
                what, each.stored(), each.ahead(), each.operations());
    }

    private Turn step(int processes, MeasuredSandbox sandbox, MeasuredPostgres server) {
        List<MeasuredGateway> gateways = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                gateways.add(MeasuredGateway.publishing(scratch));
            }
            var meters = gateways.stream()
                    .map(g -> new CpuMeter(g.pid(), server.postmaster()))
                    .toList();
            wait(options.warmUp());
            long takenBefore = sandbox.taken();
            var disk = server.disk();
            Cpu used = sum(meters, sandbox);
            wait(options.seconds());
            long messages = sandbox.taken() - takenBefore;
            Cpu each = sum(meters, sandbox).since(used).each(messages);
            print("published", server.disk().since(disk).each(messages));
            return new Turn(messages / (double) options.seconds(), each);
        } finally {
            gateways.forEach(MeasuredGateway::close);
        }
    }

    /** All publish processes, and the database once. */
    private static Cpu sum(List<CpuMeter> meters, MeasuredSandbox sandbox) {
        List<Cpu> readings =
                meters.stream().map(meter -> meter.with(sandbox.pid())).toList();
        double processes = readings.stream().mapToDouble(Cpu::gateway).sum();
        return new Cpu(
                processes, readings.getFirst().postgres(), readings.getFirst().other());
    }

    private static void wait(int seconds) {
        LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
    }
}
