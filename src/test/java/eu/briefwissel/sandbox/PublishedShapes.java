package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The definitions of a published Swagger 2.0 file, which are JSON Schema of draft 4 as far as these use them. */
record PublishedShapes(ObjectNode definitions) {

    static PublishedShapes of(String file) {
        try (var yaml = PublishedShapes.class.getResourceAsStream("/ebox/" + file)) {
            String text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            // The events' file stands with a front matter of the site that it was published on.
            String body = text.substring(Math.max(text.indexOf("swagger:"), 0));
            return new PublishedShapes(
                    (ObjectNode) new YAMLMapper().readTree(body).path("definitions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails where the JSON is not what the definition of that name says. */
    void check(String name, JsonNode json) {
        ObjectNode schema = definitions.objectNode();
        schema.put("$ref", "#/definitions/" + name);
        schema.set("definitions", definitions);
        var faults = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(schema)
                .validate(json);
        assertThat(faults).as(name + " " + json).isEmpty();
    }
}
