package eu.briefwissel.ingest;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.store.Submission;
import java.util.Optional;

/**
 * What came from a sender, not read yet. Never printed.
 *
 * @param id of the message that it is to be
 * @param trace what later stages go on with
 */
record Incoming(
        DeliveryId id,
        TenantId tenant,
        String clientId,
        byte[] body,
        Optional<Submission.Key> key,
        Optional<TraceParent> trace) {

    /** Checking and sealing this much takes tenths of a millisecond; more would keep an event loop from others' work. */
    private static final int HEAVY = 32 << 10;

    boolean isHeavy() {
        return isHeavy(body);
    }

    static boolean isHeavy(byte[] body) {
        return body.length > HEAVY;
    }

    @Override
    public String toString() {
        return "incoming " + id;
    }
}
