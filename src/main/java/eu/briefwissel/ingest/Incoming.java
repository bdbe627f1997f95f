package eu.briefwissel.ingest;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.store.Submission;
import java.util.Optional;
import java.util.UUID;

/**
 * What came from a sender, not read yet. Never printed.
 *
 * @param id of the message that it is to be
 * @param key of one that is a line of a batch: empty until it is read
 * @param trace what later stages go on with
 * @param batch that it is a line of
 */
record Incoming(
        DeliveryId id,
        TenantId tenant,
        String clientId,
        byte[] body,
        Optional<Submission.Key> key,
        Optional<TraceParent> trace,
        Optional<UUID> batch) {

    /** Checking and sealing this much takes tenths of a millisecond; more would keep an event loop from others' work. */
    private static final int HEAVY = 32 << 10;

    Incoming withKey(Submission.Key its) {
        return new Incoming(id, tenant, clientId, body, Optional.of(its), trace, batch);
    }

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
