package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.util.Optional;

/** {@code ./briefwissel bench ingest|publish|scale|start|sign|crypto}: measures, and prints a table. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        try {
            if (arguments.length > 0 && arguments[0].equals("sign")) {
                SignBench.run();
                return;
            }
            if (arguments.length > 0 && arguments[0].equals("crypto")) {
                CryptoBench.run();
                return;
            }
            if (arguments.length > 0 && arguments[0].equals("start")) {
                try (Scratch scratch = Scratch.open(Optional.empty())) {
                    new StartBench(StartOptions.parse(arguments), scratch).run();
                }
                return;
            }
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
