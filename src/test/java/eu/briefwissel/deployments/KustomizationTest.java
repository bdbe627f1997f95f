package eu.briefwissel.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our part of kustomize, judged by kustomize itself on machines that have it. */
class KustomizationTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"int", "prod", "prod-kafka"})
    void buildsWhatKubectlBuilds(String overlay) throws IOException, InterruptedException {
        assumeTrue(hasKubectl(), "LEFT OUT: there is no kubectl");
        Path folder = Path.of("deployments/knative/overlays", overlay);

        List<JsonNode> ours = sorted(Kustomization.build(folder).stream().map(Manifest::tree));

        assertThat(ours).isEqualTo(sorted(ManifestText.read(kustomized(folder)).stream()));
    }

    @Test
    void refusesWhatItDoesNotKnow() throws IOException {
        Files.writeString(
                directory.resolve("kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamePrefix: a\n");

        assertThatThrownBy(() -> Kustomization.build(directory)).hasMessageContaining("namePrefix");
    }

    private String kustomized(Path folder) throws IOException, InterruptedException {
        Path output = directory.resolve("built.yaml");
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kubectl.exitValue()).isZero();
        return Files.readString(output);
    }

    private static boolean hasKubectl() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    private static List<JsonNode> sorted(Stream<? extends JsonNode> trees) {
        return trees.map(tree -> (JsonNode) tree)
                .sorted(Comparator.comparing((JsonNode tree) ->
                        tree.path("kind").asText() + tree.at("/metadata/name").asText()))
                .toList();
    }
}
