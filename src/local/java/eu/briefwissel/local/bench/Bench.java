package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.util.Optional;

/** {@code ./briefwissel bench ingest|publish|batch|scale|start|sign|crypto|xhtml}: measures, and prints a table. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            switch (arguments.length > 0 ? arguments[0] : "") {
                case "sign" -> SignBench.run();
                case "crypto" -> CryptoBench.run();
                case "xhtml" -> XhtmlBench.run();
                case "start" -> start(StartOptions.parse(arguments));
                default -> store(BenchOptions.parse(arguments));
            }
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void start(StartOptions options) {
        try (Scratch scratch = Scratch.open(Optional.empty())) {
            new StartBench(options, scratch).run();
        }
    }

    private static void store(BenchOptions options) {
        try (Scratch scratch = Scratch.open(options.keep())) {
            switch (options.subject()) {
                case INGEST -> new IngestBench(options, scratch).run();
                case BATCH -> new BatchBench(options, scratch).run();
                case PUBLISH -> new PublishBench(options, scratch).run();
                case SCALE -> new ScaleBench(options, scratch).run();
            }
        }
    }
}
