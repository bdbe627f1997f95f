package eu.briefwissel.sandbox;

import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.ledger.Slot;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.sandbox.recipient.Fate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that an operator took, for tests to look at.
 *
 * @param wireId the id that it came with: messageId or Idempotency-Key
 * @param foreignId the operator's own id
 * @param subjectLength in characters
 * @param textDigest SHA-256 of subject, line feed and body, lower-case hex; null where it was taken before there was one
 * @param attachmentDigests SHA-256 of each attachment in order, lower-case hex
 * @param calls how many well-formed calls came with this id, refused ones too
 * @param told whether all that its recipient did has been told, or can be seen by asking
 */
public record TakenMessage(
        Operator operator,
        String wireId,
        String foreignId,
        Fate fate,
        int subjectLength,
        @Nullable String textDigest,
        List<String> attachmentDigests,
        int calls,
        boolean told) {

    public TakenMessage {
        attachmentDigests = List.copyOf(attachmentDigests);
    }

    static TakenMessage of(Slot slot) {
        var taken = slot.taken().orElseThrow();
        var content = taken.content();
        return new TakenMessage(
                taken.ids().operator(),
                taken.ids().wire(),
                taken.ids().foreign(),
                taken.addressee().fate(),
                content.subjectLength(),
                content.textDigest(),
                content.attachmentDigests(),
                slot.calls(),
                slot.told());
    }

    /** What the sandbox shows of a message: whom it is for by fate and last digits only. */
    static Shown show(Slot slot) {
        var taken = slot.taken().orElseThrow();
        return new Shown(TakenMessage.of(slot), taken.addressee(), taken);
    }

    /** A message as shown over HTTP. */
    record Shown(TakenMessage message, String recipientEndsIn, String takenAt) {
        Shown(TakenMessage message, Taken.Addressee addressee, Taken taken) {
            this(message, addressee.tail(), taken.at().toString());
        }
    }
}
