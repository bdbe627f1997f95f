package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not belong in a function is not in what is deployed. */
class FunctionContentsIT {

    private static final Path PRODUCTION = Path.of("target/production");

    /** Of one machine, as a path of it begins. */
    private static final Map<String, String> OF_ONE_MACHINE = Map.of(
            "the embedded PostgreSQL", "postgres-linux-",
            "its unpacking", "org/tukaani/",
            "the JDBC driver", "org/postgresql/",
            "Flyway", "org/flywaydb/",
            "migrations", "db/migration/",
            "the single machine", "eu/briefwissel/local/",
            "the sandbox operators", "eu/briefwissel/sandbox/",
            "GreenMail", "com/icegreen/");

    /** Of the function document, which stays on the JVM. */
    private static final Map<String, String> OF_DOCUMENT = Map.of(
            "PDF libraries", "org/apache/pdfbox/",
            "the judge of PDF/A", "org/verapdf/",
            "the look into documents", "eu/briefwissel/document/pdf/",
            "its stage", "eu/briefwissel/inspect/");

    /** Of the tests, or of no function at all. */
    private static final Map<String, String> OF_TESTS = Map.of(
            "ElasticMQ", "org/elasticmq/",
            "tests", "org/junit/jupiter/");

    private static final Map<String, String> OF_AWS = Map.of("the SDK of AWS", "software/amazon/awssdk/");
    private static final Map<String, String> OURS = Map.of("the functions", "eu/briefwissel/function/");

    @Test
    void theNativeBinaryHoldsNothingOfOneMachineOfTestsOrOfAws() {
        Path binary = Program.binary().orElse(null);
        assumeTrue(binary != null, "LEFT OUT: no native binary is named");

        assertThat(BuildContents.found(binary, sought(OURS, OF_ONE_MACHINE, OF_TESTS, OF_DOCUMENT, OF_AWS)))
                .containsExactlyElementsOf(OURS.keySet());
    }

    @Test
    void theNativeBuildSaysThatItMadeAnExecutableAndNoLibrary() throws IOException {
        assumeTrue(Program.binary().isPresent(), "LEFT OUT: no native binary is named");

        JsonNode made = new ObjectMapper().readTree(report().toFile());

        assertThat(made.path("executables")).hasSize(1);
        assertThat(made.has("jdk_libraries")).as("AWT, say: " + made).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "target/production/quarkus-app",
                "target/production/briefwissel-0.1.0-SNAPSHOT-native-image-source-jar",
                "target/lambda/function.zip",
                "target/lambda-native/function.zip"
            })
    void whatIsDeployedHoldsNothingOfOneMachineOrOfTests(String build) {
        assumeTrue(Program.binary().isPresent(), "LEFT OUT: no native binary is named, so these may be of long ago");
        assumeTrue(Files.exists(Path.of(build)), "LEFT OUT: " + build + " is not built");

        assertThat(BuildContents.found(Path.of(build), sought(OURS, OF_ONE_MACHINE, OF_TESTS, OF_DOCUMENT)))
                .containsExactlyElementsOf(OURS.keySet());
    }

    @Test
    void theFunctionDocumentHoldsItsLibrariesAndNothingOfOneMachineOrOfTests() {
        Path build = Path.of("target/document/quarkus-app");
        assumeTrue(Files.exists(build), "LEFT OUT: " + build + " is not built; ./briefwissel document");
        Map<String, String> there = sought(OURS, OF_DOCUMENT);

        assertThat(BuildContents.found(build, sought(there, OF_ONE_MACHINE, OF_TESTS, OF_AWS)))
                .containsExactlyInAnyOrderElementsOf(there.keySet());
    }

    @Test
    void theSearchFindsThemAllInTheProgramOfOneMachine() {
        Map<String, String> there = sought(OURS, OF_ONE_MACHINE, OF_AWS, OF_DOCUMENT);

        assertThat(BuildContents.found(Path.of("target/quarkus-app"), sought(there, OF_TESTS)))
                .containsExactlyInAnyOrderElementsOf(there.keySet());
    }

    private static Path report() throws IOException {
        try (var files = Files.find(PRODUCTION, 2, (file, _) -> file.endsWith("build-artifacts.json"))) {
            return files.findFirst().orElseThrow();
        }
    }

    @SafeVarargs
    private static Map<String, String> sought(Map<String, String>... parts) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> part : parts) {
            all.putAll(part);
        }
        return all;
    }
}
