package eu.briefwissel.store;

/**
 * Bounds how many bytes are held at once. What is larger than the bound by itself fits when nothing else is held, so that
 * nothing waits for ever.
 */
public final class ByteBudget {

    private final long most;
    private long held;

    public ByteBudget(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one byte has to fit");
        }
        this.most = most;
    }

    /** A share of the memory that this process may use for objects. */
    public static long shareOfMemory(int part) {
        return Math.max(1, Runtime.getRuntime().maxMemory() / part);
    }

    /** Takes room for so many bytes where there is some. */
    public synchronized boolean tryTake(long bytes) {
        if (held > 0 && held + bytes > most) {
            return false;
        }
        held += bytes;
        return true;
    }

    /** Gives back what was taken. */
    public synchronized void give(long bytes) {
        held -= bytes;
    }

    public synchronized long held() {
        return held;
    }
}
