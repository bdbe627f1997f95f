package eu.briefwissel.trace.callback;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A callback that is to be made or changed, as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(name = "NewCallback", requiredProperties = "url")
public record CallbackRequest(
        @Schema(
                description = "https, of a host in the public internet unless the installation allows others",
                examples = "https://zaaksysteem.example/briefwissel")
        @Nullable String url,

        @Schema(description = "Kinds of evidence that are wanted; all unless said", examples = "[\"ContentHandover\"]")
        @Nullable List<@Nullable String> kinds,

        @Schema(description = "false: nothing is sent, and nothing is lost; true unless said") @Nullable Boolean active,

        @Schema(description = "Where a new one begins: a cursor of the stream, 0-0 for its beginning; now unless said")
        @Nullable String after) {

    @Override
    public String toString() {
        return "CallbackRequest[redacted]";
    }
}
