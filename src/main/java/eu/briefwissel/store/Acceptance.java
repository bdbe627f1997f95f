package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;

/** What became of a submission. */
public sealed interface Acceptance {

    /** Stored durably now. */
    record Accepted(DeliveryId id) implements Acceptance {}

    /** The same key and the same body came before: nothing was stored now. */
    record AcceptedBefore(DeliveryId id) implements Acceptance {}

    /** The same key came before with another body: nothing was stored now. */
    record KeyReused() implements Acceptance {}
}
