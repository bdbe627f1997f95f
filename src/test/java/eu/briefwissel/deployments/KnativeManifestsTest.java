package eu.briefwissel.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The overlays of {@code deployments/knative}; and that each kind of mistake in them is found. */
class KnativeManifestsTest {

    private static final Path KNATIVE = Path.of("deployments/knative");
    private static final Path FAULTS = Path.of("src/test/resources/deployments/faults");

    private static final List<Complaint> COMPLAINTS = List.of(
            new UnknownFields(),
            new RefusedByKnative(),
            new UnconfinedPods(),
            new DeadReferences(),
            new UnknownSettings(),
            new WrongFunctions(),
            new WrongWaysOut(),
            new UnknownRoutes(),
            new UnknownDurations(),
            new TooManyConnections(),
            new IdleSelectors(),
            new OpenNetwork(),
            new UnknownImages());

    @ParameterizedTest
    @ValueSource(strings = {"int", "prod", "prod-kafka"})
    void nothingIsWrongWithTheOverlay(String overlay) {
        List<Manifest> manifests = built(overlay);

        assertThat(manifests).isNotEmpty();
        assertThat(complaints(manifests)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultIsComplainedOf(Path file) {
        ObjectNode fault = ManifestText.read(file).getFirst();
        List<Manifest> manifests = new ArrayList<>(built(fault.path("overlay").asText()));
        Manifest sound = manifests.stream()
                .filter(manifest -> manifest.id().equals(fault.path("of").asText()))
                .findFirst()
                .orElseThrow();

        manifests.set(manifests.indexOf(sound), Kustomization.patched(sound, fault.path("patch")));

        assertThat(complaints(manifests))
                .containsExactly(fault.path("complaint").asText());
    }

    @Test
    void everyComplainerHasAPlantedFault() throws IOException {
        List<String> tried = faults().map(
                        file -> ManifestText.read(file).getFirst().path("by").asText())
                .distinct()
                .sorted()
                .toList();

        assertThat(tried)
                .isEqualTo(COMPLAINTS.stream()
                        .map(complaint -> complaint.getClass().getSimpleName())
                        .sorted()
                        .toList());
    }

    @Test
    void aBareWordThatKubernetesTakesForATruthValueIsRefused() {
        assertThatThrownBy(() -> ManifestText.read("data:\n  BRIEFWISSEL_WORK_POLL_EVERY: off\n"))
                .hasMessageContaining("truth value");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> ManifestText.read("kind: Job\nkind: Service\n"))
                .hasMessageContaining("kind");
    }

    @Test
    void noSecretStandsInAFile() throws IOException {
        try (Stream<Path> files = Files.walk(KNATIVE)) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml"))
                            .flatMap(file -> ManifestText.read(file).stream())
                            .map((JsonNode tree) -> tree.path("kind").asText()))
                    .isNotEmpty()
                    .doesNotContain("Secret");
        }
    }

    static Stream<Path> faults() throws IOException {
        try (Stream<Path> files = Files.list(FAULTS)) {
            return files.sorted().toList().stream();
        }
    }

    private static List<Manifest> built(String overlay) {
        return Kustomization.build(KNATIVE.resolve("overlays").resolve(overlay));
    }

    private static List<String> complaints(List<Manifest> manifests) {
        return COMPLAINTS.stream().flatMap(complaint -> complaint.in(manifests)).toList();
    }
}
