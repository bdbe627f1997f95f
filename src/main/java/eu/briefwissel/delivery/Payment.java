package eu.briefwissel.delivery;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a message asks to be paid, for the reader's bank. Its checks were made when it came in; never printed.
 *
 * @param id the sender's own
 * @param amount without VAT
 * @param currency ISO 4217
 * @param due by when
 * @param iban ISO 13616, without spaces
 * @param bic ISO 9362
 * @param reference what the payment is known by: a Belgian structured communication, a creditor reference (ISO 11649) or free
 */
public record Payment(
        String id,
        BigDecimal amount,
        BigDecimal vatAmount,
        String currency,
        LocalDate due,
        String iban,
        Optional<String> bic,
        Optional<String> reference) {

    @Override
    public String toString() {
        return "payment:redacted";
    }
}
