package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Images that no file here makes, and images that may be another tomorrow. */
final class UnknownImages implements Complaint {

    private static final Path IMAGES = Path.of("deployments/images");

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        return manifests.stream()
                .flatMap(manifest -> manifest.containers()
                        .map((JsonNode container) -> container.path("image").asText())
                        .flatMap(image -> in(image).map(what -> manifest.id() + ": " + what)));
    }

    private static Stream<String> in(String image) {
        String path = image.replaceFirst("@.*", "").replaceFirst(":[^/]*$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (!Files.exists(IMAGES.resolve(name + ".Containerfile"))) {
            return Stream.of("nothing makes the image " + image);
        }
        return path.length() == image.length() || image.endsWith(":latest")
                ? Stream.of("the image " + image + " has no version")
                : Stream.of();
    }
}
