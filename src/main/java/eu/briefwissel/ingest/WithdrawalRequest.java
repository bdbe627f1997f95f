package eu.briefwissel.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which messages are to be taken back, as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(
        name = "Withdrawal",
        description =
                "At least one of reference, referencePrefix, acceptedSince and acceptedUntil is needed; of the first two one"
                        + " at most")
public record WithdrawalRequest(
        @Schema(description = "The sender's reference, all of it", examples = "Z-2026-000123") @Nullable String reference,

        @Schema(description = "What the sender's references begin with", examples = "Z-2026-") @Nullable String referencePrefix,

        @Schema(description = "Accepted then or later", examples = "2026-11-01T00:00:00Z") @Nullable String acceptedSince,

        @Schema(description = "Accepted before", examples = "2026-12-01T00:00:00Z") @Nullable String acceptedUntil,

        @Schema(description = "The next of the call before") @Nullable String after) {}
