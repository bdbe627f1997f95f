package eu.briefwissel.resolve;

import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.tenant.Settings;

/**
 * Where can this recipient be reached?
 *
 * @param failedBefore how many askings failed already
 */
record Question(Delivery delivery, Addressee addressee, Settings settings, int failedBefore) {

    @Override
    public String toString() {
        return "question about " + delivery.id();
    }
}
