package eu.briefwissel.channel.berichtenbox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Receipt;
import java.time.Instant;

/** What the answers of BBK 1.7 mean. The contract names no error codes: there the semantics of HTTP count. */
final class BbkAnswers {

    private static final int CONFLICT = 409;

    private BbkAnswers() {}

    /** {@code POST /mailbox/check}: {@code available}, and {@code optedOut} as the third outcome. */
    static Reach reach(Answer answer, Instant now) {
        if (Outcome.isBusy(answer)) {
            return new Reach.Busy(answer.reason(), Outcome.delay(answer, now));
        }
        JsonNode available = answer.body().path("available");
        if (!answer.isSuccess() || !available.isBoolean()) {
            return new Reach.TryLater(answer.reason());
        }
        if (answer.body().path("optedOut").asBoolean(false)) {
            return new Reach.OptedOut();
        }
        return available.booleanValue() ? new Reach.HasMailbox() : new Reach.NoMailbox();
    }

    /** {@code POST /messages}: a receipt, or how else it ended. */
    static Handover handover(Answer answer, Instant now) {
        if (answer.status() == CONFLICT) { // this messageId was taken before; which receipt it got is not told
            return new Handover.TakenBefore();
        }
        if (!answer.isSuccess()) {
            return Outcome.of(answer, now);
        }
        return answer.id("logiusMessageId")
                .<Handover>map(id -> new Handover.Taken(new Receipt(id, now)))
                .orElseGet(() -> new Handover.Unknown("no-receipt"));
    }
}
