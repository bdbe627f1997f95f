package eu.briefwissel.sandbox.event;

import eu.briefwissel.sandbox.ledger.Slot;

/** The way an operator makes known what the recipient of a message did. */
public interface Teller {
    /** Tells nobody anything. */
    Teller NOBODY = new Teller() {
        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public boolean tell(Slot slot) {
            return false;
        }
    };

    /** Whether there is anybody to tell; where not, events wait. */
    boolean ready();

    /**
     * Tells everything that the recipient of this message did; may be called again for the same message.
     *
     * @return whether it arrived
     */
    boolean tell(Slot slot);
}
