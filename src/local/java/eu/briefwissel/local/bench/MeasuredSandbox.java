package eu.briefwissel.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The sandbox operators and the database in a process of their own, which outlives the gateways beside it. */
final class MeasuredSandbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PackagedProgram program;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpRequest calls;

    private MeasuredSandbox(PackagedProgram program, int port) {
        this.program = program;
        this.calls = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/calls"))
                .build();
    }

    static MeasuredSandbox start(Scratch scratch) {
        return start(scratch, Map.of());
    }

    /** Operators that answer after that long. */
    static MeasuredSandbox start(Scratch scratch, Duration latency) {
        return start(scratch, Map.of("BRIEFWISSEL_SANDBOX_LATENCY", latency.toString()));
    }

    /** With settings of its own on top. */
    static MeasuredSandbox start(Scratch scratch, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(settings(scratch));
        settings.putAll(more);
        int port = Integer.parseInt(settings.getOrDefault("BRIEFWISSEL_SANDBOX_PORT", "0"));
        var program = scratch.start("sandbox", settings, "-Dbriefwissel.local.alone=true");
        program.await("the sandbox", () -> scratch.settings().isPresent());
        return new MeasuredSandbox(program, port);
    }

    /** Where a process with a sandbox keeps its data and listens: nowhere that another one does. */
    static Map<String, String> settings(Scratch scratch) {
        return Map.of(
                "BRIEFWISSEL_DATA", scratch.data().toString(),
                "BRIEFWISSEL_SANDBOX_PORT", Integer.toString(FreePort.next()),
                "BRIEFWISSEL_SANDBOX_SMTP_PORT", Integer.toString(FreePort.next()));
    }

    long pid() {
        return program.pid();
    }

    /** How many messages the operators have taken since they started; a repeat is not counted again. */
    long taken() {
        return count("berichtenbox.taken");
    }

    /** How often they were given a message that they had taken before. */
    long repeats() {
        return count("berichtenbox.repeated");
    }

    private long count(String outcome) {
        try {
            String counts = http.send(calls, BodyHandlers.ofString()).body();
            return JSON.readTree(counts).path(outcome).asLong();
        } catch (IOException e) {
            throw new StartRefused("The sandbox does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while asking the sandbox.", e);
        }
    }

    /** Waits until they have taken at least so many. */
    void awaitTaken(long messages) {
        program.await(messages + " messages to be taken", () -> taken() >= messages);
    }

    @Override
    public void close() {
        http.close();
        program.close();
    }
}
