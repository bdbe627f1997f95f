package eu.briefwissel.local.bench;

import eu.briefwissel.local.PrintToken;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A gateway in a process of its own, ready. Closing it stops it. */
final class MeasuredGateway implements AutoCloseable {

    private static final String OFF = "off";

    private final PackagedProgram program;
    private final Scratch scratch;
    private final int port;

    private MeasuredGateway(PackagedProgram program, Scratch scratch, int port) {
        this.program = program;
        this.scratch = scratch;
        this.port = port;
    }

    /** With its database and the sandbox in the same process, as {@code ./briefwissel run} has them; it only takes in. */
    static MeasuredGateway whole(Scratch scratch) {
        Map<String, String> settings = new HashMap<>(onlyIngest());
        settings.putAll(MeasuredSandbox.settings(scratch));
        return started("gateway", scratch, settings);
    }

    /** Takes in, beside a sandbox. */
    static MeasuredGateway taking(Scratch scratch) {
        Map<String, String> settings = new HashMap<>(scratch.settings().orElseThrow());
        settings.putAll(onlyIngest());
        return started("ingest", scratch, settings);
    }

    /** Resolves and publishes, beside a sandbox. */
    static MeasuredGateway publishing(Scratch scratch) {
        Map<String, String> settings = new HashMap<>(scratch.settings().orElseThrow());
        settings.put("BRIEFWISSEL_FUNCTION_INGEST", OFF);
        settings.put("BRIEFWISSEL_FUNCTION_REACH", OFF);
        settings.put("BRIEFWISSEL_FUNCTION_WEBHOOK", OFF);
        settings.put("BRIEFWISSEL_FUNCTION_FALLBACK", OFF);
        return started("publish", scratch, settings);
    }

    int port() {
        return port;
    }

    long pid() {
        return program.pid();
    }

    /** What a process beside it has to be told: the database, above all. */
    Map<String, String> settings() {
        return scratch.settings().orElseThrow();
    }

    /** A token for a sender, good for an hour. */
    String token() {
        try {
            return PrintToken.token(URI.create("http://localhost:" + port + "/oauth/token"), scratch.sender());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while asking for a token.", e);
        }
    }

    @Override
    public void close() {
        program.close();
    }

    private static MeasuredGateway started(String name, Scratch scratch, Map<String, String> settings) {
        int port = FreePort.next();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var program = scratch.start(name, settings);
        program.await("the gateway", () -> scratch.settings().isPresent() && listens(port));
        return new MeasuredGateway(program, scratch, port);
    }

    private static Map<String, String> onlyIngest() {
        return Map.of("BRIEFWISSEL_FUNCTION_PUBLISH", OFF, "BRIEFWISSEL_FUNCTION_FALLBACK", OFF);
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
