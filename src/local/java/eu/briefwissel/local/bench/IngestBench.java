package eu.briefwissel.local.bench;

import eu.briefwissel.local.bench.SubmissionLoad.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Submissions one by one to a gateway that does nothing else, in turns with pgbench. */
final class IngestBench {

    private final BenchOptions options;
    private final Scratch scratch;

    IngestBench(BenchOptions options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    void run() {
        try (var gateway = MeasuredGateway.whole(scratch);
                var server = MeasuredPostgres.of(gateway.settings());
                var load = new SubmissionLoad(gateway.port(), gateway.token(), options.clients())) {
            System.out.println(Surroundings.of(server));
            load.during(Duration.ofSeconds(options.warmUp()));
            Map<String, String> sizes = server.sizes();
            System.out.printf(
                    "%d clients, one message a request, %d s a turn after %d s of warm-up; %,d bytes of JSON, stored as"
                            + " a row of %s bytes of content and six smaller ones%n",
                    options.clients(), options.seconds(), options.warmUp(), SampleMessage.BYTES, sizes.get("sealed"));
            var pgbench = Pgbench.find().map(program -> new Pgbench(program, server, PgbenchScripts.variables(sizes)));
            var meter = new CpuMeter(gateway.pid(), server.postmaster());
            System.out.println(Report.of("ingest", "client", rounds(load, pgbench, meter)));
        }
    }

    private List<Round> rounds(SubmissionLoad load, Optional<Pgbench> pgbench, CpuMeter meter) {
        if (pgbench.isEmpty()) {
            System.out.println(Pgbench.MISSING);
        }
        var script = scratch.write("ingest.sql", PgbenchScripts.INGEST);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            Turn ingest = turn(() -> load.during(options.round()), meter);
            rounds.add(new Round(
                    ingest,
                    pgbench.map(p -> meter.pgbench(
                            () -> p.run(script, options.clients(), "-T", Integer.toString(options.seconds()))))));
        }
        return rounds;
    }

    private static Turn turn(Supplier<Accepted> run, CpuMeter meter) {
        Cpu before = meter.withClient();
        Accepted accepted = run.get();
        Cpu used = meter.withClient().since(before);
        return new Turn(accepted.perSecond(), used.each(accepted.messages()));
    }
}
