package eu.briefwissel.store;

import eu.briefwissel.delivery.Broken;

/** What came of beginning a call. */
public sealed interface Begun {

    /** The call may be made, and has to be: it is written down as under way. */
    record Ready(Outgoing outgoing) implements Begun {}

    /** No call is to be made any more: the work is not ours any longer, or the delivery has moved on. */
    record Over() implements Begun {}

    /** No call can be made, and none was written down: this of it cannot be read. */
    record Unreadable(Broken what) implements Begun {}
}
