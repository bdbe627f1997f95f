package eu.briefwissel.ingest;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Unsent;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a withdrawal of many has to be. One that names nothing would take back everything, and is refused. */
final class CheckWithdrawal {

    private static final int LONGEST_REFERENCE = 100;

    /** Later than any id that a delivery can have. */
    private static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private CheckWithdrawal() {}

    /** Empty where it breaks rules, which are noted. */
    static Optional<Unsent.Wanted> check(WithdrawalRequest request, Violations violations) {
        Optional<String> reference = reference("/reference", request.reference(), violations);
        Optional<String> prefix = reference("/referencePrefix", request.referencePrefix(), violations);
        if (reference.isEmpty()
                && prefix.isEmpty()
                && request.acceptedSince() == null
                && request.acceptedUntil() == null) {
            violations.add("", "filter", "names reference, referencePrefix, acceptedSince or acceptedUntil");
        }
        if (reference.isPresent() && prefix.isPresent()) {
            violations.add("/referencePrefix", "in-place-of", "stands in place of reference: leave one of them out");
        }
        Instant since = moment("/acceptedSince", request.acceptedSince(), Instant.EPOCH, violations);
        Instant until = moment("/acceptedUntil", request.acceptedUntil(), END, violations);
        Optional<DeliveryId> after = after(request.after(), violations);
        return violations.isEmpty()
                ? Optional.of(new Unsent.Wanted(reference, prefix, since, until, after))
                : Optional.empty();
    }

    private static Optional<String> reference(String field, @Nullable String text, Violations violations) {
        if (text != null && (text.isBlank() || text.length() > LONGEST_REFERENCE)) {
            violations.add(field, "reference", "must be 1 to 100 characters");
        }
        return Optional.ofNullable(text);
    }

    private static Instant moment(String field, @Nullable String text, Instant standard, Violations violations) {
        if (text == null) {
            return standard;
        }
        try {
            Instant moment = Instant.parse(text);
            if (!moment.isBefore(Instant.EPOCH) && !moment.isAfter(END)) {
                return moment;
            }
        } catch (DateTimeParseException _) { // its message quotes the text
        }
        violations.add(field, "moment", "must be a moment such as 2026-11-01T00:00:00Z, from 1970 to 2199");
        return standard;
    }

    private static Optional<DeliveryId> after(@Nullable String text, Violations violations) {
        try {
            return Optional.ofNullable(text).map(DeliveryId::parse);
        } catch (IllegalArgumentException _) {
            violations.add("/after", "after", "must be the next of the call before");
            return Optional.empty();
        }
    }
}
