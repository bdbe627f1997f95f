package eu.briefwissel.queue;

/** The queue that {@code briefwissel.queue} names cannot be used; the process must not start without it. */
public final class QueueNotUsable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QueueNotUsable(String because) {
        super(because);
    }
}
