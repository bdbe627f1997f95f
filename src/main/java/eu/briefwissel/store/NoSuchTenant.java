package eu.briefwissel.store;

import eu.briefwissel.delivery.TenantId;

/** No tenant has this id. */
public class NoSuchTenant extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchTenant(TenantId tenant) {
        super("no tenant is named " + tenant);
    }
}
