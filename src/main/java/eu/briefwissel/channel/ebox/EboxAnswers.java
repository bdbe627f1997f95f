package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Receipt;
import java.time.Instant;
import java.util.Optional;

/** What the answers to a publication mean (2.1: PublicationStatusMessage and StatusMessage). */
final class EboxAnswers {

    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private EboxAnswers() {}

    static Handover handover(EboxVersion version, Answer answer, Instant now) {
        if (answer.status() == CONFLICT && version.recognisesRepeat()) {
            // v3, document sender: the Idempotency-Key was used before, even where the content differs.
            return new Handover.TakenBefore();
        }
        if (saysNoMoreThanUnavailable(answer, now) && !version.recognisesRepeat()) {
            return new Handover.Unknown(answer.reason());
        }
        if (!answer.isSuccess()) {
            return Outcome.of(answer, now);
        }
        Optional<Receipt> receipt = answer.id("messageId").map(id -> new Receipt(id, now));
        return receipt.map(r -> taken(answer, r)).orElseGet(() -> new Handover.Unknown("no-receipt"));
    }

    /**
     * A 503 that asks for no repeat may come from a gateway whose server took the message and was lost. Only where a repeat is
     * recognised does that not matter.
     */
    private static boolean saysNoMoreThanUnavailable(Answer answer, Instant now) {
        return answer.status() == UNAVAILABLE && Outcome.delay(answer, now).isEmpty();
    }

    /** Published, but the recipient never opened the box: no error (v2.1, document provider). */
    private static Handover taken(Answer answer, Receipt receipt) {
        return answer.code("code").filter("NO_DIGITAL_USER"::equals).isPresent()
                ? new Handover.TakenUnopenedBox(receipt)
                : new Handover.Taken(receipt);
    }
}
