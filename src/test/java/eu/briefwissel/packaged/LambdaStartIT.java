package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What a function.zip does before the first event: where it cannot start it says why; a JVM can be made a snapshot of. */
@TestInstance(Lifecycle.PER_CLASS)
class LambdaStartIT {

    private static final Map<String, String> WITH_A_SNAPSHOT = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    private static final Pattern GLIBC = Pattern.compile("GLIBC_2\\.(\\d+)");
    private static final int AMAZON_LINUX_2023 = 34;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private LambdaDeployment lambda;

    @BeforeAll
    void deploy(@TempDir Path directory) {
        assumeTrue(Files.exists(LambdaZip.chosen()), "LEFT OUT: there is no " + LambdaZip.chosen());
        lambda = LambdaDeployment.start(directory);
    }

    @AfterAll
    void close() {
        if (lambda != null) {
            lambda.close();
        }
    }

    /** The native zip's limit is our own; Amazon Linux 2023 has glibc 2.34. */
    @Test
    void isSmallEnoughAndRunsOnAmazonLinux2023() throws IOException {
        assertThat(Files.size(lambda.zip().zip())).isLessThan(lambda.zip().isNative() ? 40_000_000 : 250_000_000);
        for (Path program : lambda.zip().machineCode()) {
            String text = new String(Files.readAllBytes(program), ISO_8859_1);
            assertThat(GLIBC.matcher(text).results().map(r -> Integer.valueOf(r.group(1))))
                    .as(program.toString())
                    .allMatch(version -> version <= AMAZON_LINUX_2023);
        }
    }

    @Test
    void tellsLambdaWhichSecretItMisses() {
        try (LambdaFunction ingest =
                lambda.start("without-secret", "ingest", Map.of("QUARKUS_DATASOURCE_PASSWORD", "aws-secret:nothing"))) {

            JsonNode error = told(ingest, ingest.api().initError());

            assertThat(error.toString()).contains("quarkus.datasource.password", "ResourceNotFoundException");
            assertThat(ingest.process().exitCode(PATIENCE)).isNotZero();
            assertThat(ingest.api().isInitialised()).isFalse();
        }
    }

    /** Where a setting is converted, a converter quotes what it cannot read. */
    @Test
    void tellsNothingOfASecretThatWasPutInTheWrongPlace() {
        String password = "aws-secret:" + LambdaDeployment.SECRET + "#password";
        try (LambdaFunction ingest =
                lambda.start("misplaced", "ingest", Map.of("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", password))) {

            JsonNode error = told(ingest, ingest.api().initError());

            assertThat(error.toString())
                    .contains("quarkus.datasource.reactive.max-size")
                    .doesNotContain(lambda.secrets());
            assertThat(ingest.process().exitCode(PATIENCE)).isNotZero();
            assertThat(ingest.printed()).doesNotContain(lambda.secrets());
        }
    }

    /** AWS' own runtime interface client calls the hooks, as its managed runtime does. */
    @Test
    void hasNoConnectionInASnapshotAndGoesOnAfterARestore() throws SQLException {
        assumeFalse(lambda.zip().isNative(), "SnapStart is for managed runtimes");
        try (LambdaFunction ingest = lambda.start("restored", "ingest", WITH_A_SNAPSHOT);
                HttpApi http = HttpApi.start(0, _ -> ingest)) {
            ingest.process().await("the snapshot", ingest.api()::isAtSnapshot);
            var inTheSnapshot = lambda.connections("restored");

            ingest.api().restore();
            Gateway sender = new Gateway(http.port(), lambda.sandbox().client("sender"));

            assertThat(inTheSnapshot).isEmpty();
            assertThat(sender.login()).as(http.failures().toString()).isTrue();
            assertThat(lambda.connections("restored")).isNotEmpty();
            assertThat(ingest.printed()).contains("a snapshot will be taken told=2");
        }
    }

    @Test
    void doesNotGoOnAfterARestoreWhereASecretHasChanged() {
        assumeFalse(lambda.zip().isNative(), "SnapStart is for managed runtimes");
        String key = lambda.sandbox().gatewaySettings(0).getOrDefault("BRIEFWISSEL_STORE_MASTER_KEY", "");
        lambda.aws().parameter("/changing", key);
        Map<String, String> settings = Map.of(
                "BRIEFWISSEL_STORE_MASTER_KEY", "aws-parameter:/changing",
                "AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (LambdaFunction ingest = lambda.start("changed", "ingest", settings)) {
            ingest.process().await("the snapshot", ingest.api()::isAtSnapshot);

            lambda.aws().parameter("/changing", "another key");
            ingest.api().restore();
            JsonNode error = told(ingest, ingest.api().restoreError());

            assertThat(error.toString()).contains("RestoreException").doesNotContain(key, "another key");
            assertThat(ingest.printed())
                    .contains("publish a new version of the function")
                    .doesNotContain(key, "another key");
        }
    }

    private static JsonNode told(LambdaFunction function, CompletableFuture<JsonNode> error) {
        try {
            return error.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no error was told\n" + function.printed(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
