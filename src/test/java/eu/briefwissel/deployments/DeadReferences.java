package eu.briefwissel.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * References to what nobody applies: accounts, secrets and their keys, settings, brokers, services. Secrets are made by hand:
 * they are there when the README says how to make them.
 */
final class DeadReferences implements Complaint {

    private static final Path README = Path.of("deployments/knative/README.md");
    private static final Pattern MADE_BY_HAND =
            Pattern.compile("create (secret generic|configmap) ([a-z-]+)((?:.|\\\\\\n)*)");
    private static final Pattern KEY = Pattern.compile("--from-(?:file|literal)=([A-Za-z.-]+)=");

    private final Map<String, Set<String>> madeByHand = new HashMap<>();

    DeadReferences() {
        Matcher made = MADE_BY_HAND.matcher(text(README));
        while (made.find()) {
            String kind = made.group(1).startsWith("secret") ? "Secret " : "ConfigMap ";
            Set<String> keys = madeByHand.computeIfAbsent(kind + made.group(2), _ -> new HashSet<>());
            Matcher key = KEY.matcher(made.group(3));
            while (key.find()) {
                keys.add(key.group(1));
            }
        }
    }

    @Override
    public Stream<String> in(List<Manifest> manifests) {
        Set<String> applied = new HashSet<>();
        manifests.forEach(manifest -> applied.add(manifest.apiVersion() + " " + manifest.id()));
        return manifests.stream()
                .flatMap(manifest -> Stream.of(
                                accounts(manifest, applied), settings(manifest, applied), references(manifest, applied))
                        .flatMap(s -> s)
                        .map(missing -> manifest.id() + ": there is no " + missing));
    }

    private static Stream<String> accounts(Manifest manifest, Set<String> applied) {
        return Stream.of(manifest.podTemplate().at("/spec/serviceAccountName"))
                .filter(JsonNode::isTextual)
                .map(name -> "ServiceAccount " + name.asText())
                .filter(account -> !applied.contains("v1 " + account));
    }

    /** What environment variables and volumes are taken from. */
    private Stream<String> settings(Manifest manifest, Set<String> applied) {
        return manifest.objects()
                .flatMap(node -> Stream.of(
                                keyed("Secret", node.path("secretKeyRef")),
                                keyed("ConfigMap", node.path("configMapKeyRef")),
                                named("ConfigMap", node.path("configMapRef").path("name")),
                                named("Secret", node.path("secretRef").path("name")),
                                named("ConfigMap", node.path("configMap").path("name")),
                                named("Secret", node.path("secret").path("secretName")))
                        .flatMap(s -> s)
                        .filter(reference -> !applied.contains("v1 " + reference) && !isMadeByHand(reference)));
    }

    private boolean isMadeByHand(String reference) {
        String[] parts = reference.split(" key ", 2);
        Set<String> keys = madeByHand.getOrDefault(parts[0], Set.of());
        return parts.length == 1 ? !keys.isEmpty() : keys.contains(parts[1]);
    }

    private static Stream<String> keyed(String kind, JsonNode reference) {
        return named(kind, reference.path("name"))
                .map(named -> named + " key " + reference.path("key").asText());
    }

    private static Stream<String> named(String kind, JsonNode name) {
        return name.isTextual() ? Stream.of(kind + " " + name.asText()) : Stream.of();
    }

    /** Sinks, subscribers, brokers. */
    private static Stream<String> references(Manifest manifest, Set<String> applied) {
        Stream<String> explicit = manifest.objects()
                .map(node -> node.path("ref"))
                .filter(JsonNode::isObject)
                .map(ref -> ref.path("apiVersion").asText() + " "
                        + ref.path("kind").asText() + " " + ref.path("name").asText());
        Stream<String> broker = manifest.kind().equals("Trigger")
                ? Stream.of(manifest.apiVersion() + " Broker "
                        + manifest.tree().at("/spec/broker").asText())
                : Stream.of();
        return Stream.concat(explicit, broker).filter(reference -> !applied.contains(reference));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
