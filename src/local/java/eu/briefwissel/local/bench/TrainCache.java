package eu.briefwissel.local.bench;

import eu.briefwissel.local.PrintToken;
import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code ./briefwissel aot}, and a stage of the image: runs a production build beside a sandbox while its JVM learns, so that
 * it leaves the AOT cache that it starts with from then on (JEP 514). Then it has to start with that cache.
 */
public final class TrainCache {

    private static final int CLIENTS = 4;
    private static final int LETTERS = 400;
    private static final Duration WRITING = Duration.ofMinutes(5);

    private final CachedProgram trained;
    private final Scratch scratch;
    private final int port = FreePort.next();

    private TrainCache(CachedProgram trained, Scratch scratch) {
        this.trained = trained;
        this.scratch = scratch;
    }

    /**
     * Trains, and tries.
     *
     * @param arguments the directory of the production build
     */
    public static void main(String[] arguments) {
        try (Scratch scratch = Scratch.open(Optional.empty())) {
            new TrainCache(new CachedProgram(Path.of(arguments[0])), scratch).run();
        } catch (StartRefused e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() throws InterruptedException {
        delete();
        try (var sandbox = MeasuredSandbox.start(
                scratch, Map.of("BRIEFWISSEL_SANDBOX_WEBHOOKS_TO", "http://localhost:" + port + "/t/sandbox"))) {
            try (var learning = launch("training", trained.recording())) {
                use(learning, sandbox);
                learning.stop(WRITING);
            }
            if (!Files.exists(trained.cache())) {
                throw new StartRefused("The JVM wrote no " + trained.cache());
            }
            launch("trial", trained.withCache()).close();
        }
        System.out.printf(
                "%s: %.0f MB; the program starts with it%n",
                trained.cache(), trained.cache().toFile().length() / 1e6);
    }

    /** The functions as they are used: tokens, submissions, wake-ups, the operators, their webhooks, the mail server. */
    private void use(PackagedProgram learning, MeasuredSandbox sandbox) throws InterruptedException {
        String token = PrintToken.token(URI.create("http://localhost:" + port + "/oauth/token"), scratch.sender());
        try (var load = new SubmissionLoad(port, token, CLIENTS);
                var letters = new FollowedLetters(port, token)) {
            load.times(LETTERS);
            letters.handOver();
            sandbox.awaitTaken(LETTERS);
            learning.await("all letters to come to their end", letters::areAtTheirEnd);
        }
    }

    /** Ready. */
    private PackagedProgram launch(String name, List<String> command) {
        Map<String, String> settings = new TreeMap<>(scratch.settings().orElseThrow());
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var program = PackagedProgram.launch(scratch.log(name), settings, command);
        program.await("the first answer", () -> StartBench.isReady(port));
        return program;
    }

    private void delete() {
        try {
            Files.deleteIfExists(trained.cache());
        } catch (IOException e) {
            throw new StartRefused("The old cache is still there: " + e.getMessage(), e);
        }
    }
}
