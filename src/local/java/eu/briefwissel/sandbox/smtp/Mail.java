package eu.briefwissel.sandbox.smtp;

import java.time.Instant;
import java.util.List;

/**
 * A mail that was taken.
 *
 * @param to the recipients of the envelope
 * @param text the plain text, or where there is none the HTML
 */
public record Mail(Instant at, String from, List<String> to, String subject, String text) {
    public Mail {
        to = List.copyOf(to);
    }

    /** Names nobody. */
    @Override
    public String toString() {
        return "Mail[" + at + "]";
    }
}
