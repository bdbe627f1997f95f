package eu.briefwissel.deployments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code kubectl kustomize} makes of a folder, in the part of kustomize that ours use: resources, components, a
 * namespace, images, and patches of one object each, as JSON patch (RFC 6902) or {@code $patch: delete}. Anything else is
 * refused, so that nothing is left out unseen.
 */
final class Kustomization {

    record Target(@Nullable String group, String kind, String name) {

        boolean is(Manifest manifest) {
            return (group == null || group.equals(manifest.group()))
                    && kind.equals(manifest.kind())
                    && name.equals(manifest.name());
        }
    }

    record Patch(Target target, String patch) {}

    record Image(
            String name,
            String newName,
            @Nullable String newTag,
            @Nullable String digest) {

        String full() {
            return newName + (newTag == null ? "" : ":" + newTag) + (digest == null ? "" : "@" + digest);
        }
    }

    private record Layer(
            String apiVersion,
            String kind,
            @Nullable String namespace,
            @Nullable List<String> resources,
            @Nullable List<String> components,
            @Nullable List<Image> images,
            @Nullable List<Patch> patches) {}

    private static final ObjectReader LAYER =
            ManifestText.YAML.readerFor(Layer.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final List<Manifest> manifests = new ArrayList<>();

    private Kustomization() {}

    static List<Manifest> build(Path folder) {
        Kustomization built = new Kustomization();
        built.add(folder);
        return List.copyOf(built.manifests);
    }

    private void add(Path folder) {
        Layer layer = layer(folder);
        Kustomization own = new Kustomization();
        for (String resource : orNone(layer.resources)) {
            own.addResource(folder.resolve(resource).normalize());
        }
        if (layer.kind.equals("Component")) {
            manifests.addAll(own.manifests);
            patch(layer);
            return;
        }
        for (String component : orNone(layer.components)) {
            own.add(folder.resolve(component).normalize());
        }
        own.patch(layer);
        manifests.addAll(own.manifests);
    }

    private void addResource(Path resource) {
        if (Files.isDirectory(resource)) {
            add(resource);
        } else {
            ManifestText.read(resource).forEach(tree -> manifests.add(new Manifest(tree)));
        }
    }

    private void patch(Layer layer) {
        orNone(layer.patches).forEach(this::patch);
        if (layer.namespace != null) {
            manifests.forEach(manifest -> moveTo(layer.namespace, manifest));
        }
        orNone(layer.images)
                .forEach(image -> manifests.forEach(manifest -> manifest.containers()
                        .filter(container -> container.path("image").asText().equals(image.name))
                        .forEach(container -> ((ObjectNode) container).put("image", image.full()))));
    }

    private void patch(Patch patch) {
        Manifest target = manifests.stream()
                .filter(patch.target::is)
                .findFirst()
                .orElseThrow(() -> {
                    return new IllegalArgumentException("a patch of what is not there: " + patch.target);
                });
        JsonNode what = yaml(patch.patch);
        if (what.path("$patch").asText().equals("delete")) {
            manifests.remove(target);
        } else {
            manifests.set(manifests.indexOf(target), patched(target, what));
        }
    }

    /** The object with a JSON patch (RFC 6902) applied, to which a value that is replaced or removed has to be there. */
    static Manifest patched(Manifest target, JsonNode operations) {
        for (JsonNode operation : operations) {
            boolean adds = operation.path("op").asText().equals("add");
            if (!adds && target.tree().at(operation.path("path").asText()).isMissingNode()) {
                throw new IllegalArgumentException(target.id() + " has no " + operation.path("path"));
            }
        }
        return new Manifest((ObjectNode) JsonPatch.apply(operations, target.tree()));
    }

    private static void moveTo(String namespace, Manifest manifest) {
        if (!manifest.kind().equals("Namespace")) {
            ((ObjectNode) manifest.tree().path("metadata")).put("namespace", namespace);
        }
    }

    private static Layer layer(Path folder) {
        try {
            return LAYER.readValue(
                    ManifestText.read(folder.resolve("kustomization.yaml")).getFirst());
        } catch (IOException e) {
            throw new IllegalArgumentException(folder + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode yaml(String text) {
        try {
            return ManifestText.YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
