package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * From the start of a process to its first answer that the database had a part in: jar, jar with an AOT cache, native binary and
 * native Lambda in turns.
 */
final class StartBench {

    private static final String LINE = "%-8s%10s%10s%10s%14s%n";
    private static final Duration PAUSE = Duration.ofNanos(500_000);
    private static final int ANSWER_BYTES = 12;

    /** Down until the database has answered and has the schema. */
    private static final byte[] READY = "GET /q/health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    /**
     * One start.
     *
     * @param millis until the answer
     * @param resident megabytes after it
     */
    record Start(double millis, double resident) {}

    private final StartOptions options;
    private final Scratch scratch;

    StartBench(StartOptions options, Scratch scratch) {
        this.options = options;
        this.scratch = scratch;
    }

    void run() {
        try (var _ = MeasuredSandbox.start(scratch);
                var server = MeasuredPostgres.of(scratch.settings().orElseThrow())) {
            System.out.println(Surroundings.of(server));
            List<Start> jar = new ArrayList<>();
            List<Start> cached = new ArrayList<>();
            List<Start> binary = new ArrayList<>();
            Optional<LambdaStarts> lambda = options.lambda().map(zip -> new LambdaStarts(zip, scratch));
            for (int i = 0; i < options.starts(); i++) {
                options.binary()
                        .ifPresent(file -> binary.add(start(settings -> PackagedProgram.launch(
                                scratch.log("native"),
                                settings,
                                List.of(file.toAbsolutePath().toString())))));
                lambda.ifPresent(starts -> starts.start(PAUSE));
                options.cached()
                        .ifPresent(program -> cached.add(start(settings ->
                                PackagedProgram.launch(scratch.log("jar-aot"), settings, program.withCache()))));
                jar.add(start(settings -> PackagedProgram.start(scratch.log("jar"), settings, List.of())));
            }
            System.out.printf(LINE, options.starts() + "×", "p50 ms", "p99 ms", "most ms", "resident MB");
            print("jar", jar);
            options.cached()
                    .ifPresentOrElse(
                            _ -> print("jar+AOT", cached),
                            () -> System.out.println("There is no jar with an AOT cache; build it: ./briefwissel aot"));
            options.binary()
                    .ifPresentOrElse(
                            file -> compare(file, binary, jar),
                            () -> System.out.println(
                                    "There is no native binary in target/production; build it: ./briefwissel native"));
            lambda.ifPresentOrElse(
                    LambdaStarts::print,
                    () -> System.out.println("There is no native Lambda; build it: ./briefwissel native lambda"));
        }
    }

    private static void compare(Path file, List<Start> binary, List<Start> jar) {
        print("native", binary);
        System.out.printf(
                "the jar takes %.1f times as long at p50, %.1f times at p99; the binary has %.1f MB%n",
                millis(jar, 0.5) / millis(binary, 0.5),
                millis(jar, 0.99) / millis(binary, 0.99),
                file.toFile().length() / 1e6);
    }

    static void print(String name, List<Start> starts) {
        double resident = starts.stream().mapToDouble(Start::resident).max().orElse(Double.NaN);
        System.out.printf(
                LINE,
                name,
                number(millis(starts, 0.5)),
                number(millis(starts, 0.99)),
                number(millis(starts, 1)),
                number(resident));
    }

    private Start start(Function<Map<String, String>, PackagedProgram> begin) {
        int port = FreePort.next();
        Map<String, String> settings = new TreeMap<>(scratch.settings().orElseThrow());
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        long before = System.nanoTime();
        try (var program = begin.apply(settings)) {
            program.await("the first answer", () -> isReady(port), PAUSE);
            double millis = (System.nanoTime() - before) / 1e6;
            return new Start(millis, resident(program.pid()));
        }
    }

    static boolean isReady(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(READY);
            var answer = new String(socket.getInputStream().readNBytes(ANSWER_BYTES), StandardCharsets.US_ASCII);
            return answer.endsWith(" 200");
        } catch (IOException _) {
            return false;
        }
    }

    static double resident(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1_024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            throw new StartRefused("The memory of a process is not known here: " + e, e);
        }
    }

    /** The value that this part of them does not exceed. */
    private static double millis(List<Start> starts, double part) {
        double[] sorted = starts.stream().mapToDouble(Start::millis).sorted().toArray();
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    private static String number(double value) {
        return "%.0f".formatted(value);
    }
}
