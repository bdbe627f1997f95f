package eu.briefwissel.ingest;

import eu.briefwissel.delivery.Payment;
import eu.briefwissel.request.Violations;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Checks what a message asks to be paid, as a bank would before it pays. */
record CheckPayment(Violations violations, CheckText texts) {

    private static final String FIELD = CheckEbox.FIELD + "/payment";
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");
    private static final Pattern BIC = Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_ID = 100;

    /** RFC 3339 has years of four digits. */
    private static final int LAST_YEAR = 9999;

    /** ISO 20022: unstructured remittance information. */
    private static final int LONGEST_REFERENCE = 140;

    Optional<Payment> of(@Nullable PaymentRequest given) {
        if (given == null) {
            return Optional.empty();
        }
        String id = texts.required(FIELD + "/id", given.id(), LONGEST_ID);
        BigDecimal amount = amount(FIELD + "/amount", given.amount());
        BigDecimal vat = amount(FIELD + "/vatAmount", given.vatAmount());
        String currency =
                held("currency", given.currency(), CURRENCIES::contains, "must be a currency of ISO 4217: EUR");
        Optional<LocalDate> due = date(given.due());
        String iban =
                held("iban", spaceless(given.iban()), CheckDigits::isIban, "must be an IBAN whose check digits hold");
        Optional<String> bic =
                optional("bic", given.bic(), BIC.asMatchPredicate(), "must be a BIC: 8 or 11 characters");
        Optional<String> reference = reference(given.reference());
        return due.map(by -> new Payment(id, amount, vat, currency, by, iban, bic, reference));
    }

    /** What looks like a structured reference has to be one. */
    private Optional<String> reference(@Nullable String given) {
        Optional<String> reference = texts.optional(FIELD + "/reference", given, LONGEST_REFERENCE);
        reference
                .filter(text -> !CheckDigits.mayBeReference(text))
                .ifPresent(_ -> violations.add(
                        FIELD + "/reference",
                        "structured-reference",
                        "must be +++090/9337/55493+++ or RF…, whose check digits hold; or free text of another form"));
        return reference;
    }

    private BigDecimal amount(String field, @Nullable String given) {
        if (given == null) {
            violations.add(field, "required", "is required");
            return BigDecimal.ZERO;
        }
        if (!AMOUNT.matcher(given).matches()) {
            violations.add(field, "amount", "must be an amount: at most 12 digits, a point and one or two more");
            return BigDecimal.ZERO;
        }
        return new BigDecimal(given);
    }

    private Optional<LocalDate> date(@Nullable String given) {
        String field = FIELD + "/due";
        try {
            if (given != null) {
                LocalDate date = LocalDate.parse(given);
                if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
                    violations.add(field, "year", "must be in a year from 0 to " + LAST_YEAR);
                }
                return Optional.of(date);
            }
        } catch (DateTimeException _) { // its message quotes the text
        }
        violations.add(field, given == null ? "required" : "date", "must be a date: 2027-01-15");
        return Optional.empty();
    }

    private String held(String name, @Nullable String given, Predicate<String> rule, String sentence) {
        if (given == null) {
            violations.add(FIELD + "/" + name, "required", "is required");
            return "";
        }
        return optional(name, given, rule, sentence).orElseThrow();
    }

    private Optional<String> optional(String name, @Nullable String given, Predicate<String> rule, String sentence) {
        Optional<String> value = Optional.ofNullable(given);
        value.filter(rule.negate()).ifPresent(_ -> violations.add(FIELD + "/" + name, name, sentence));
        return value;
    }

    private static @Nullable String spaceless(@Nullable String given) {
        return given == null ? null : given.replace(" ", "");
    }
}
