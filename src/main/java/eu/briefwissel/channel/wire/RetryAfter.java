package eu.briefwissel.channel.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long an operator asks us to wait (RFC 9110 section 10.2.3). */
final class RetryAfter {

    /** The longest step of the retry schedule: an operator cannot put us off for longer. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private RetryAfter() {}

    /** Seconds or an HTTP date, never negative, at most four hours; empty where it is neither. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        return (text.matches("[0-9]+") ? seconds(text) : date(text, now)).map(RetryAfter::bounded);
    }

    private static Optional<Duration> seconds(String digits) {
        // More than nine digits are more than four hours anyway.
        return Optional.of(digits.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(digits)));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            // RFC 9110 section 5.6.7: IMF-fixdate.
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, at));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration asked) {
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
