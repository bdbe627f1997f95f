package eu.briefwissel.store;

import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.DeliveryId;
import org.jspecify.annotations.Nullable;

/** What is stored of one delivery cannot be read. */
public final class RowBroken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Broken what;

    RowBroken(DeliveryId delivery, Broken what, @Nullable Throwable cause) {
        super(what.wireName() + " of " + delivery + " cannot be read", cause);
        this.what = what;
    }

    public Broken what() {
        return what;
    }
}
