package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import java.util.List;

/**
 * One sealed piece of a message's content.
 *
 * @param number 0 for the envelope, n for the n-th attachment
 * @param segments in order, 64 KiB each but the last
 */
record SealedPart(DeliveryId message, int number, List<byte[]> segments) {

    int weight() {
        return segments.stream().mapToInt(s -> s.length).sum();
    }
}
