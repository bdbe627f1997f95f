package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What to measure, and for how long.
 *
 * @param clients how many senders, or pgbench sessions, at once
 * @param seconds how long a round of ingest or a step of scale lasts
 * @param warmUp seconds before the first round of ingest, and before each step of scale, for the JVM to compile
 * @param rounds how often the gateway and pgbench take turns
 * @param messages how many messages a round of publish hands over, or a batch has (100,000 unless said), after {@link #unmeasured} that are not counted
 * @param keep where the data stay; in a directory that is removed unless given
 */
record BenchOptions(
        Subject subject, int clients, int seconds, int warmUp, int rounds, int messages, Optional<Path> keep) {

    static final String USAGE = """
            usage: ./briefwissel bench ingest|publish|batch|scale [--clients=16] [--seconds=15] [--warm-up=30] [--rounds=3]
                   [--messages=3000] [--keep=DIRECTORY]
                   ./briefwissel bench start [--starts=100] [--binary=FILE]
                   ./briefwissel bench sign|crypto|xhtml""";

    private static final int UNMEASURED = 3;
    private static final int A_BATCH = 100_000;

    private static final Map<String, Integer> DEFAULTS =
            Map.of("clients", 16, "seconds", 15, "warm-up", 30, "rounds", 3, "messages", 3_000);

    /** Which stage is measured. */
    enum Subject {
        INGEST,
        BATCH,
        PUBLISH,
        SCALE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws StartRefused with the usage, where the words make no sense */
    static BenchOptions parse(String... arguments) {
        Subject subject = Arrays.stream(Subject.values())
                .filter(s -> arguments.length > 0 && arguments[0].equals(s.word()))
                .findFirst()
                .orElseThrow(() -> new StartRefused(USAGE));
        Map<String, Integer> numbers = new TreeMap<>(DEFAULTS);
        if (subject == Subject.BATCH) {
            numbers.put("messages", A_BATCH);
        }
        Optional<Path> keep = Optional.empty();
        for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
            String[] nameAndValue = argument.split("=", 2);
            if (argument.startsWith("--keep=")) {
                keep = Optional.of(Path.of(nameAndValue[1]));
            } else if (argument.matches("--[a-z-]+=[1-9][0-9]{0,6}")
                    && DEFAULTS.containsKey(nameAndValue[0].substring(2))) {
                numbers.put(nameAndValue[0].substring(2), Integer.valueOf(nameAndValue[1]));
            } else {
                throw new StartRefused("bench does not know " + argument + "\n" + USAGE);
            }
        }
        return of(subject, numbers, keep);
    }

    private static BenchOptions of(Subject subject, Map<String, Integer> numbers, Optional<Path> keep) {
        return new BenchOptions(
                subject,
                numbers.getOrDefault("clients", 0),
                numbers.getOrDefault("seconds", 0),
                numbers.getOrDefault("warm-up", 0),
                numbers.getOrDefault("rounds", 0),
                numbers.getOrDefault("messages", 0),
                keep);
    }

    /** How many messages a gateway hands over before its round of publish begins, for the JVM to compile. */
    int unmeasured() {
        return messages / UNMEASURED;
    }

    Duration round() {
        return Duration.ofSeconds(seconds);
    }
}
