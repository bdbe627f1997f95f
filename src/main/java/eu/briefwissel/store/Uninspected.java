package eu.briefwissel.store;

import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.Delivery;
import java.util.List;

/** What came of opening a message whose documents are to be looked into. */
public sealed interface Uninspected {

    /** They can be looked into. */
    record Ready(Delivery delivery, List<Attachment> documents) implements Uninspected {
        public Ready {
            documents = List.copyOf(documents);
        }
    }

    /** Nothing is to be done: the work is not ours any longer, or the delivery has moved on. */
    record Over() implements Uninspected {}

    /** This of it cannot be read. */
    record Unreadable(Broken what) implements Uninspected {}
}
