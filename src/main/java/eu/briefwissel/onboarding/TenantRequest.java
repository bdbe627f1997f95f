package eu.briefwissel.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A tenant that is to be made, as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(name = "NewTenant", requiredProperties = "displayName")
public record TenantRequest(
        @Schema(
                description = "The organisation's name as readers see it",
                minLength = 1,
                maxLength = 200,
                examples = "Gemeente Voorbeeld")
        @Nullable String displayName) {}
