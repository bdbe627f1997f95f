package eu.briefwissel.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What figures mean nothing without: machine, JVM, server. */
final class Surroundings {

    private static final String CPU_UNKNOWN = "\nThis system has no /proc: the processor time is not known here.";

    private Surroundings() {}

    static String of(MeasuredPostgres server) {
        return "%d cores%s, %s %s, JVM %s%n%s%s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        server.settings(),
                        CpuClock.ofThisMachine().tells() ? "" : CPU_UNKNOWN);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                    .orElse("");
        } catch (IOException _) {
            return "";
        }
    }
}
