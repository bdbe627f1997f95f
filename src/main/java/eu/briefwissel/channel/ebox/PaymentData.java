package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.Payment;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** {@code PaymentData} of Message Registry 2.1. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentData(
        String paymentDataId,
        BigDecimal amount,
        BigDecimal vatAmount,
        String currency,
        String dueDate,
        String iban,
        @Nullable String bic,
        @Nullable String reference) {

    private static final ZoneId BELGIUM = ZoneId.of("Europe/Brussels");

    /** A day is told as its beginning there: the description wants a moment. */
    static PaymentData of(Payment payment) {
        return new PaymentData(
                payment.id(),
                payment.amount(),
                payment.vatAmount(),
                payment.currency(),
                Draft.dateTime(payment.due().atStartOfDay(BELGIUM).toInstant()),
                payment.iban(),
                payment.bic().orElse(null),
                payment.reference().orElse(null));
    }

    @Override
    public String toString() {
        return "payment data:redacted";
    }
}
