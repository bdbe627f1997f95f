package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import java.time.Instant;

/**
 * A fact of the tenant's stream of events.
 *
 * @param cursor where it stands in the stream
 * @param reference the sender's, of the message it is about
 */
public record ToldEvent(String cursor, DeliveryId delivery, String reference, Evidence fact, Instant recordedAt) {}
