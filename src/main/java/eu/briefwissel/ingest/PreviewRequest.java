package eu.briefwissel.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a template is tried with, as it comes over the wire. Nothing in it is checked yet; never printed. */
@RegisterForReflection
@Schema(name = "TemplateTrial", description = "A text that is not in force yet, and values in place of the examples")
public record PreviewRequest(
        @Schema(description = "The text to try; the one in force unless given") @Nullable TemplateRequest text,

        @Schema(description = "By name; examples stand for the six that the gateway fills in itself") @Nullable Map<String, @Nullable String> variables) {

    @Override
    public String toString() {
        return "template trial";
    }
}
