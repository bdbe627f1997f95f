package eu.briefwissel.deployments;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** YAML as Kubernetes reads it: no key twice, and no bare word that YAML 1.1 takes for a truth value. */
final class ManifestText {

    static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Ours takes these for text, Kubernetes' reader for true and false. */
    private static final Pattern TRUTH_OR_TEXT =
            Pattern.compile("^\\s*(?:-\\s+)?(?:[^#\"']*:\\s+)?(on|off|yes|no|y|n)\\s*$", Pattern.CASE_INSENSITIVE);

    private ManifestText() {}

    static List<ObjectNode> read(Path file) {
        try {
            return read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static List<ObjectNode> read(String text) throws IOException {
        text.lines()
                .filter(line -> TRUTH_OR_TEXT.matcher(line).matches())
                .findFirst()
                .ifPresent(line -> {
                    throw new IllegalArgumentException(
                            "a bare word that Kubernetes takes for a truth value: " + line.strip());
                });
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream().map(ObjectNode.class::cast).toList();
        }
    }
}
