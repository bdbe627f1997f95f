package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What the Message Registry's versions say of what goes over the wire: 2.1 as published, 3 as derived. */
public final class Definitions {

    private static final Path DERIVED = Path.of("docs/ebox/message-registry-v3.derived.json");
    private static final String V2 = "message-registry-2.1.yaml";
    private static final String BASE = "https://definitions.invalid/";

    private final JsonSchemaFactory factory;
    private final String prefix;

    private Definitions(SpecVersion.VersionFlag version, String text, String prefix) {
        this.factory = JsonSchemaFactory.getInstance(
                version, builder -> builder.schemaLoaders(loaders -> loaders.schemas(uri -> text)));
        this.prefix = prefix;
    }

    /** Version 3, derived. */
    public static Definitions ofV3() {
        return new Definitions(SpecVersion.VersionFlag.V202012, text(DERIVED), "#/$defs/");
    }

    /** Version 2.1, published; its keywords are those of JSON Schema draft 4 (Swagger 2.0, Schema Object). */
    public static Definitions ofV2() {
        return new Definitions(SpecVersion.VersionFlag.V4, json(V2).toString(), "#/definitions/");
    }

    /** Where it breaks that definition; empty where it does not. */
    public List<String> broken(String definition, JsonNode value) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        Set<ValidationMessage> messages = factory.getSchema(SchemaLocation.of(BASE + prefix + definition), config)
                .validate(value);
        return messages.stream().map(ValidationMessage::getMessage).sorted().toList();
    }

    /** The request bodies of a published collection. */
    static JsonNode examples(String file) {
        return json(file);
    }

    private static JsonNode json(String file) {
        try (InputStream in = Objects.requireNonNull(Definitions.class.getResourceAsStream(file))) {
            return file.endsWith(".yaml") ? new YAMLMapper().readTree(in) : new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
