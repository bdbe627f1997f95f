package eu.briefwissel.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A client that is to be made or given a new secret, as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(name = "NewClient", requiredProperties = "role")
public record ClientRequest(
        @Schema(description = "sender, operator, auditor or administrator", examples = "sender") @Nullable String role) {}
