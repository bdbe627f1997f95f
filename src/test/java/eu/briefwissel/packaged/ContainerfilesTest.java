package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.packaged.Containerfile.Copy;
import eu.briefwissel.packaged.Containerfile.Stage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The images of {@code deployments/images}, as text: no engine is needed to read them. */
class ContainerfilesTest {

    private static final String LIBRARY = "libbriefwissel-signer.so";

    /** What a build leaves, by the command that makes it. */
    private static final Map<String, String> BUILT = Map.of(
            "target/quarkus-app",
            "./briefwissel run",
            "target/production/quarkus-app",
            "./briefwissel aot",
            "target/document/quarkus-app",
            "./briefwissel document",
            "target/production/*-runner",
            "./briefwissel native",
            "target/production/" + LIBRARY,
            "./briefwissel native");

    /** Base images that have libz, libcrypto.so.3 and, where a JVM is needed, that. */
    private static final List<String> BASES =
            List.of("registry.access.redhat.com/ubi9/ubi-minimal:9.6", "docker.io/library/eclipse-temurin:25-jre");

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm", "document", "migrate"})
    void whatIsCopiedIsInTheRepositoryOrIsBuilt(String image) {
        for (Stage stage : Containerfile.of(image).stages()) {
            assertThat(stage.copies())
                    .isNotEmpty()
                    .allSatisfy(copy -> assertThat(copy.isFromStage()
                                    || BUILT.containsKey(copy.source())
                                    || Files.exists(Path.of(copy.source())))
                            .as(copy.source())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm", "document", "migrate"})
    void runsAsNobodyFromAKnownBase(String image) {
        Stage stage = Containerfile.of(image).image();

        assertThat(stage.last("USER")).isEqualTo("65532:65532");
        assertThat(stage.base()).isIn(BASES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"native", "jvm", "document", "migrate"})
    void whatIsStartedWasCopied(String image) {
        Stage stage = Containerfile.of(image).image();
        List<String> copied = stage.copies().stream().map(Copy::target).toList();

        assertThat(stage.entrypoint().stream().flatMap(ContainerfilesTest::paths))
                .allSatisfy(path -> assertThat(copied.stream()
                                .anyMatch(target -> path.equals(target) || path.startsWith(target + "/")))
                        .as(path)
                        .isTrue());
    }

    @Test
    void theLibraryThatSignsLiesBesideTheBinary() {
        Stage stage = Containerfile.of("native").image();

        Path program = Path.of(stage.entrypoint().getFirst());

        assertThat(stage.copies())
                .contains(new Copy(
                        false,
                        "target/production/" + LIBRARY,
                        program.resolveSibling(LIBRARY).toString()));
    }

    @Test
    void theCacheIsTrainedOnTheJvmThatStartsWithIt() {
        List<Stage> stages = Containerfile.of("jvm").stages();

        assertThat(stages).hasSize(2);
        assertThat(stages.getFirst().base()).isEqualTo(stages.getLast().base() + " AS training");
    }

    /** Of an argument that names a file of the image; the scratch directory is no file of it. */
    private static Stream<String> paths(String argument) {
        String path = argument.substring(argument.indexOf('=') + 1);
        return path.startsWith("/") && !path.equals("/scratch") ? Stream.of(path) : Stream.of();
    }
}
