package eu.briefwissel.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A submission as it is written.
 *
 * @param retentionUntil from when on it may be dropped; empty where it is kept
 * @param bodyMac the keyed digest of the request's body, where the submission has an idempotency key
 */
record SealedSubmission(
        Submission submission, SealedMessage sealed, Optional<Instant> retentionUntil, Optional<byte[]> bodyMac) {

    static SealedSubmission of(Vault vault, Submission submission, Optional<Instant> retentionUntil) {
        return new SealedSubmission(
                submission,
                SealedMessage.of(vault, submission.tenant(), submission.id(), submission.message()),
                retentionUntil,
                submission.key().map(key -> vault.bodies().of(key.body())));
    }

    @Nullable String key() {
        return submission.key().map(Submission.Key::value).orElse(null);
    }

    int weight() {
        return sealed.weight();
    }

    @Override
    public String toString() {
        return submission.toString();
    }
}
