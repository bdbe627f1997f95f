package eu.briefwissel.store;

import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.DeliveryState;

/** A decision and the delivery it was made about. */
record Decided(Delivery before, Decision decision) {

    DeliveryId id() {
        return before.id();
    }

    DeliveryState next() {
        return decision.next();
    }

    /** Whether it is a step, not just a fact noted: then whatever call was under way has ended. */
    boolean isStep() {
        return decision.work().isPresent();
    }

    @Override
    public String toString() {
        return "decision about " + before.id();
    }
}
