package eu.briefwissel.sandbox.ledger;

import org.jspecify.annotations.Nullable;

/**
 * One line of the journal.
 *
 * @param id the id on the wire
 * @param taken the message, only with {@link Kind#TAKEN}
 */
record JournalLine(
        Kind kind, Operator operator, String id, @Nullable Taken taken) {
    enum Kind {
        /** The operator took a message. */
        TAKEN,
        /** It was called once more with the id of a message it had taken. */
        REPEATED,
        /** All events of the message have been told. */
        TOLD
    }
}
