package eu.briefwissel.local.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches of NDJSON to a gateway that does nothing else, in turns with pgbench that writes a hundred messages a transaction. */
final class BatchBench {

    private final BenchOptions options;
    private final Scratch scratch;

    BatchBench(BenchOptions options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    void run() {
        try (var gateway = MeasuredGateway.whole(scratch);
                var server = MeasuredPostgres.of(gateway.settings())) {
            System.out.println(Surroundings.of(server));
            var load = new BatchLoad(gateway.port(), gateway.token());
            load.upload(options.unmeasured());
            Map<String, String> sizes = server.sizes();
            System.out.printf(
                    "one batch of %,d lines a turn after one of %,d, %,d bytes each; pgbench: %d sessions, %d messages a"
                            + " transaction, %d s%n",
                    options.messages(),
                    options.unmeasured(),
                    SampleMessage.BYTES,
                    options.clients(),
                    BatchScript.MESSAGES,
                    options.seconds());
            var pgbench = Pgbench.find().map(program -> new Pgbench(program, server, PgbenchScripts.variables(sizes)));
            var meter = new CpuMeter(gateway.pid(), server.postmaster());
            System.out.println(Report.of("batch", "client", rounds(load, pgbench, meter)));
        }
    }

    private List<Round> rounds(BatchLoad load, Optional<Pgbench> pgbench, CpuMeter meter) {
        if (pgbench.isEmpty()) {
            System.out.println(Pgbench.MISSING);
        }
        var script = scratch.write("batch.sql", BatchScript.SQL);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < options.rounds(); i++) {
            Cpu before = meter.withClient();
            var accepted = load.upload(options.messages());
            Cpu used = meter.withClient().since(before);
            var turn = new Turn(accepted.perSecond(), used.each(accepted.messages()));
            rounds.add(new Round(
                    turn,
                    pgbench.map(p -> ofMessages(meter.pgbench(
                            () -> p.run(script, options.clients(), "-T", Integer.toString(options.seconds())))))));
        }
        return rounds;
    }

    private static Turn ofMessages(Turn transactions) {
        return new Turn(
                transactions.perSecond() * BatchScript.MESSAGES,
                transactions.cpu().each(BatchScript.MESSAGES));
    }
}
