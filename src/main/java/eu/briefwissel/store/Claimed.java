package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import java.util.UUID;

/**
 * A piece of work that is ours until its lease ends.
 *
 * @param tries how many calls of it failed already
 * @param lease proves that it is still ours when it is given up
 */
public record Claimed(TenantId tenant, DeliveryId delivery, Stage stage, int tries, UUID lease) {}
