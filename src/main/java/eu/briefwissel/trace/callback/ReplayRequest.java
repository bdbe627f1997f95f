package eu.briefwissel.trace.callback;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** From where a callback is to be sent again, as it comes over the wire. */
@RegisterForReflection
@Schema(name = "Replay", requiredProperties = "after")
public record ReplayRequest(
        @Schema(description = "A cursor of the stream; 0-0 for its beginning", examples = "0-0") @Nullable String after) {}
