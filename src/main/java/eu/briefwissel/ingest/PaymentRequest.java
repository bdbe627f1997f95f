package eu.briefwissel.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a message asks to be paid. Nothing in it is checked yet; never printed. */
@RegisterForReflection
@Schema(
        name = "Payment",
        description = "What the message asks to be paid; the message has to say it as well",
        requiredProperties = {"id", "amount", "vatAmount", "currency", "due", "iban"})
public record PaymentRequest(
        @Schema(description = "The sender's own", minLength = 1, maxLength = 100) @Nullable String id,

        @Schema(description = "Without VAT", pattern = "^[0-9]{1,12}(\\.[0-9]{1,2})?$", examples = "125.50") @Nullable String amount,

        @Schema(pattern = "^[0-9]{1,12}(\\.[0-9]{1,2})?$", examples = "0.00") @Nullable String vatAmount,

        @Schema(description = "ISO 4217", pattern = "^[A-Z]{3}$", examples = "EUR") @Nullable String currency,

        @Schema(format = "date") @Nullable String due,

        @Schema(description = "ISO 13616, whose check digits hold; spaces are left out") @Nullable String iban,

        @Schema(description = "ISO 9362", pattern = "^[A-Z0-9]{8}([A-Z0-9]{3})?$") @Nullable String bic,

        @Schema(
                description =
                        "A Belgian structured communication (+++090/9337/55493+++), a creditor reference (ISO 11649: RF…), whose"
                                + " check digits hold; or free text",
                minLength = 1,
                maxLength = 140)
        @Nullable String reference) {

    @Override
    public String toString() {
        return "payment:redacted";
    }
}
