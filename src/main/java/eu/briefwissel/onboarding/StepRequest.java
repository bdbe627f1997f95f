package eu.briefwissel.onboarding;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step on the way into production, as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(
        name = "OnboardingStepTaken",
        requiredProperties = {"date", "by", "reference"})
public record StepRequest(
        @Schema(description = "When it was taken", format = "date") @Nullable String date,

        @Schema(description = "Who says so", maxLength = 100) @Nullable String by,

        @Schema(
                description =
                        "Where it can be looked up; of test-message-seen, the id of the message of this sender's that was published in INT",
                maxLength = 200)
        @Nullable String reference) {}
