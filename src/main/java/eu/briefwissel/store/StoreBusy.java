package eu.briefwissel.store;

/** More is waiting to be written than may wait. Nothing was written; it may come again. */
public final class StoreBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreBusy() {
        super("more is waiting to be written than may wait");
    }
}
