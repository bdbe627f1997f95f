package eu.briefwissel.ingest;

import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Submission;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The idempotency key of a line of a batch: what the line calls its key, else its reference. It counts within its batch; the
 * blank in it keeps it apart from every key that stands in a header.
 */
final class KeyOfLine {

    private static final String FIELD = "/key";
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private KeyOfLine() {}

    /** The line under its key; what is no line of a batch has none in its body, and stays as it is. */
    static Incoming of(Incoming incoming, SubmissionRequest request, Violations violations) {
        if (incoming.batch().isEmpty()) {
            if (request.key() != null) {
                violations.add(FIELD, "unknown-field", "is not a field of the API");
            }
            return incoming;
        }
        UUID batch = incoming.batch().get();
        return named(request, violations)
                .map(name -> incoming.withKey(new Submission.Key("batch " + batch + " " + name, incoming.body())))
                .orElse(incoming);
    }

    private static Optional<String> named(SubmissionRequest request, Violations violations) {
        String key = request.key();
        if (key == null) {
            return CheckSubmission.reference(request);
        }
        if (FORM.matcher(key).matches()) {
            return Optional.of(key);
        }
        violations.add(FIELD, "form", "must have 1 to 200 visible ASCII characters");
        return Optional.empty();
    }
}
