package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;

/** {@code ./briefwissel bench ingest|publish|scale}: measures, and prints a table. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            BenchOptions options = BenchOptions.parse(arguments);
            try (Scratch scratch = Scratch.open(options.keep())) {
                switch (options.subject()) {
                    case INGEST -> new IngestBench(options, scratch).run();
                    case PUBLISH -> new PublishBench(options, scratch).run();
                    case SCALE -> new ScaleBench(options, scratch).run();
                }
            }
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
