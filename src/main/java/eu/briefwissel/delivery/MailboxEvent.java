package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * What a channel tells us later about something it took. Names the receipt, not the delivery.
 */
public sealed interface MailboxEvent {

    /** The channel's id of the message, as in its receipt. */
    String receiptId();

    /** Tells repeats of one event apart from new events: with channel and kind it is unique. */
    String eventId();

    /** When it happened, as the channel says. */
    Instant at();

    /** What the recipient did. */
    sealed interface OfReader extends MailboxEvent {}

    /** The recipient opened it. */
    record Read(String receiptId, Instant at) implements OfReader {
        @Override
        public String eventId() {
            return receiptId;
        }
    }

    /**
     * The recipient answered.
     *
     * @param replyId the channel's id of the reply
     */
    record Replied(String receiptId, String replyId, Instant at) implements OfReader {
        @Override
        public String eventId() {
            return replyId;
        }
    }

    /** What the operator says of a message in a mailbox, beside what the recipient does with it. */
    sealed interface OfMailbox extends MailboxEvent {}

    /** It lies in a mailbox that is in use. */
    record Arrived(String receiptId, Instant at) implements OfMailbox {

        @Override
        public String eventId() {
            return receiptId;
        }
    }

    /** It lies in a mailbox that its owner never opened: the cue for the next channel. */
    record NeverOpened(String receiptId, Instant at) implements OfMailbox {

        @Override
        public String eventId() {
            return receiptId;
        }
    }

    /**
     * Anything else that is said of it.
     *
     * @param notice what, in the channel's own word, see {@link Evidence#detail()}
     */
    record Noticed(String receiptId, String eventId, String notice, Instant at) implements OfMailbox {}

    /**
     * How processing ended, of a message that was taken to be processed ({@link Handover.Underway}).
     *
     * @param result what it means
     * @param code the channel's own word for it, see {@link Evidence#detail()}
     * @param sending the sending it is about, where it is about one and not about the message, by whichever it came
     */
    record Processed(
            String receiptId, String eventId, Result result, String code, Instant at, Optional<Sending> sending)
            implements MailboxEvent {

        /** Of the message, by whichever sending it came. */
        public Processed(String receiptId, String eventId, Result result, String code, Instant at) {
            this(receiptId, eventId, result, code, at, Optional.empty());
        }
    }

    /**
     * How one sending of a message fared on its way.
     *
     * @param id tells it apart from the other sendings of the message
     * @param mayHaveArrived whether it may have, though it failed
     */
    record Sending(String id, boolean mayHaveArrived) {}

    /** What the end of processing means. */
    enum Result {
        /** It lies in the mailbox. */
        IN_MAILBOX("in-mailbox"),
        /** The recipient has no mailbox, or none for this sender. */
        NO_MAILBOX("no-mailbox"),
        /** It was processed before; how, is not told. */
        TAKEN_BEFORE("taken-before"),
        /** Not taken for good. */
        REFUSED("refused"),
        /** Failed on the way, and worth another try with the same ids. */
        FAILED("failed"),
        /** Nothing that we know the meaning of. */
        UNCLEAR("unclear");

        private final String wireName;

        Result(String wireName) {
            this.wireName = wireName;
        }

        /** The name in the database. */
        public String wireName() {
            return wireName;
        }

        /** The result of that wire name; an {@link IllegalArgumentException} for any other. */
        public static Result named(String wireName) {
            for (Result result : values()) {
                if (result.wireName.equals(wireName)) {
                    return result;
                }
            }
            throw new IllegalArgumentException("no result is named " + wireName);
        }
    }
}
