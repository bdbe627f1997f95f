package eu.briefwissel.local.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Handing over what was accepted before, in turns with pgbench. Each round fills the store through a gateway that only takes
 * in, then starts one that resolves and publishes, and measures from the first message after those unmeasured to the last
 * that the operator took.
 */
final class PublishBench {

    private final BenchOptions options;
    private final Scratch scratch;

    PublishBench(BenchOptions options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    void run() {
        try (var sandbox = MeasuredSandbox.start(scratch);
                var ingest = MeasuredGateway.taking(scratch);
                var server = MeasuredPostgres.of(ingest.settings());
                var load = new SubmissionLoad(ingest.port(), ingest.token(), options.clients())) {
            System.out.println(Surroundings.of(server));
            System.out.printf(
                    "%,d messages a turn after %,d unmeasured, %,d bytes of JSON each; two HTTP calls to the operator"
                            + " a message (has it a mailbox; here is the message, signed); pgbench: %d clients%n",
                    options.messages(), options.unmeasured(), SampleMessage.BYTES, options.clients());
            System.out.println(Report.of("publish", "operator", rounds(sandbox, load, server)));
        }
    }

    private List<Round> rounds(MeasuredSandbox sandbox, SubmissionLoad load, MeasuredPostgres server) {
        Optional<Path> program = Pgbench.find();
        if (program.isEmpty()) {
            System.out.println(Pgbench.MISSING);
        }
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            load.times(options.unmeasured() + options.messages());
            Turn publish = publish(sandbox, server.postmaster());
            Map<String, String> variables = PgbenchScripts.variables(server.sizes());
            rounds.add(new Round(publish, program.map(p -> pgbench(new Pgbench(p, server, variables)))));
        }
        return rounds;
    }

    private Turn publish(MeasuredSandbox sandbox, long postmaster) {
        long before = sandbox.taken();
        try (var gateway = MeasuredGateway.publishing(scratch)) {
            var meter = new CpuMeter(gateway.pid(), postmaster);
            sandbox.awaitTaken(before + options.unmeasured());
            long alreadyTaken = sandbox.taken();
            long start = System.nanoTime();
            Cpu used = meter.with(sandbox.pid());
            sandbox.awaitTaken(before + options.unmeasured() + options.messages());
            used = meter.with(sandbox.pid()).since(used);
            double seconds =
                    (System.nanoTime() - start) / (double) Duration.ofSeconds(1).toNanos();
            long messages = before + options.unmeasured() + options.messages() - alreadyTaken;
            return new Turn(messages / seconds, used.each(messages));
        }
    }

    /** Its own messages, taken in by its own script, so that it finds as many as it needs. */
    private Turn pgbench(Pgbench pgbench) {
        var ingest = scratch.write("ingest.sql", PgbenchScripts.INGEST);
        var publish = scratch.write("publish.sql", PgbenchScripts.PUBLISH);
        String each = Integer.toString(options.messages() / options.clients());
        pgbench.run(ingest, options.clients(), "-t", each);
        var meter = new CpuMeter(-1, pgbench.server().postmaster());
        return meter.pgbench(() -> pgbench.run(publish, options.clients(), "-t", each));
    }
}
