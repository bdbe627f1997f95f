package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Work;

/** A queued step as it is stored. */
record WorkRow(DeliveryId delivery, Work work) {}
