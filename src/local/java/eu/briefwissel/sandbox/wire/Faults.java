package eu.briefwissel.sandbox.wire;

import java.util.ArrayList;
import java.util.List;

/** The rules that one request broke, in the order found. Not for more than one thread. */
public final class Faults {
    private final String usualCode;
    private final List<Fault> found = new ArrayList<>();

    /** Faults that bear this code where none is given. */
    public Faults(String usualCode) {
        this.usualCode = usualCode;
    }

    public void add(String field, String rule) {
        add(usualCode, field, rule);
    }

    public void add(String code, String field, String rule) {
        found.add(new Fault(code, field, rule));
    }

    /** Adds the fault where what is required does not hold; answers whether it holds. */
    public boolean require(boolean holds, String field, String rule) {
        if (!holds) {
            add(field, rule);
        }
        return holds;
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** The first fault; there must be one. */
    public Fault first() {
        return found.getFirst();
    }

    public List<Fault> all() {
        return List.copyOf(found);
    }
}
