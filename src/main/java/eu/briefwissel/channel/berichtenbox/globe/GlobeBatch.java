package eu.briefwissel.channel.berichtenbox.globe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A batch (GLOBEBatchRequest.xsd).
 *
 * @param id the BatchID; that of a letter alone is its BerichtID, so that it is known before the first call
 * @param madeAt the AanmaakDatum; the operator takes none that is older than 13 days
 * @param oin the BerichtLeverancierID
 * @param letters 1 to 1000
 */
record GlobeBatch(UUID id, Instant madeAt, String oin, List<GlobeLetter> letters) {

    static final int MOST_LETTERS = 1_000;

    /** Aansluithandleiding: a batch, as XML. */
    static final int MOST_BYTES = 100_000_000;

    /** Aansluithandleiding: from the AanmaakDatum to the PublicatieDatum. */
    static final Duration FURTHEST = Duration.ofDays(13);

    GlobeBatch {
        letters = List.copyOf(letters);
        if (letters.isEmpty() || letters.size() > MOST_LETTERS) {
            throw new IllegalArgumentException("a batch has 1 to 1000 letters");
        }
        Instant last = madeAt.plus(FURTHEST);
        if (letters.stream().anyMatch(l -> l.publishAt().filter(last::isBefore).isPresent())) {
            throw new IllegalArgumentException("a letter is published at most 13 days after its batch was made");
        }
    }
}
