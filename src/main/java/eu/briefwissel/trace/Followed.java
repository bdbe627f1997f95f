package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.Timeline;
import java.time.Instant;

/** A message as its sender may follow it: nothing of its content, nothing of its recipient. */
public record Followed(DeliveryId id, String reference, String messageType, Instant acceptedAt, Timeline timeline) {

    /** What the evidence amounts to. */
    public Status status() {
        return timeline.status();
    }
}
