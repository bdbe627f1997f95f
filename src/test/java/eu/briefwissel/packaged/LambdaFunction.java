package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eu.briefwissel.packaged.RuntimeApi.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One execution environment of one function, with the variables that Lambda sets (Lambda, "Defined runtime environment
 * variables"). Between invocations it stands still, as Lambda has it: what was not done before the answer is not done.
 */
final class LambdaFunction implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** deployments/lambda/README.md, for the JVM. */
    private static final String JVM_OPTIONS = "--add-opens=java.base/java.lang=ALL-UNNAMED"
            + " --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow";

    private static final JsonNode EXIT = JsonNodeFactory.instance.objectNode().put("errorType", "Runtime.ExitError");

    private final Program process;
    private final RuntimeApi api;
    private final Path log;

    private LambdaFunction(Program process, RuntimeApi api, Path log) {
        this.process = process;
        this.api = api;
        this.log = log;
    }

    /** Starts the process and waits for nothing. */
    static LambdaFunction start(String name, LambdaZip zip, Path directory, Map<String, String> settings) {
        RuntimeApi api = RuntimeApi.start();
        Map<String, String> environment = new HashMap<>();
        environment.put("_HANDLER", zip.handler());
        environment.put(RuntimeApi.ADDRESS, api.address());
        environment.put("LAMBDA_TASK_ROOT", zip.unpacked().toString());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "briefwissel-" + name);
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/briefwissel-" + name);
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "2027/03/01/[1]8476a536");
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_DEFAULT_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        environment.put("AWS_SECRET_ACCESS_KEY", "of-the-tests");
        environment.put("AWS_SESSION_TOKEN", "of-the-tests");
        environment.put("TZ", ":UTC");
        environment.put("LANG", "en_US.UTF-8");
        environment.put("JAVA_TOOL_OPTIONS", JVM_OPTIONS);
        environment.putAll(settings);
        Path log = directory.resolve(name + ".log");
        Program process = Program.start(log, zip.unpacked(), environment, zip.command());
        api.freezes(new Signals(process));
        return new LambdaFunction(process, api, log);
    }

    RuntimeApi api() {
        return api;
    }

    Program process() {
        return process;
    }

    void awaitInitialised() {
        process.await("initialisation", api::isInitialised);
    }

    /** What the function answers to this event; fails where it fails. */
    JsonNode call(JsonNode event) {
        return switch (invoke(event.toString().getBytes(UTF_8))) {
            case Outcome.Answer(JsonNode payload) -> payload;
            case Outcome.Failure(JsonNode error) -> throw new AssertionError(error + "\n" + process.log());
        };
    }

    /** What becomes of an event that may be anything; a failure, where the process ends with it (Lambda, {@code Runtime.ExitError}). */
    Outcome invoke(byte[] event) {
        CompletableFuture<Outcome> outcome = api.invoke(event);
        process.onExit(() -> outcome.complete(new Outcome.Failure(EXIT)));
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no answer\n" + process.log(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All it has ever printed. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Lambda ends an environment: without a word. */
    @Override
    public void close() {
        process.kill();
        api.close();
    }

    /** SIGSTOP and SIGCONT: no thread of it runs in between. SIGKILL, as when Lambda takes an environment away. */
    private record Signals(Program process) implements RuntimeApi.Environment {

        @Override
        public void freeze() {
            signal("STOP");
        }

        @Override
        public void thaw() {
            signal("CONT");
        }

        @Override
        public void kill() {
            process.kill();
        }

        private void signal(String name) {
            try {
                new ProcessBuilder(List.of("kill", "-" + name, String.valueOf(process.pid())))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
