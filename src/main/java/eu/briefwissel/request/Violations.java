package eu.briefwissel.request;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request, in the order in which it was found. */
public final class Violations {

    /** A body of garbage gets an answer of bounded size. */
    private static final int MOST = 100;

    private final List<Violation> found = new ArrayList<>();

    /** Notes that {@code field} breaks {@code rule}, once a field; see {@link Violation} for the three. */
    public void add(String field, String rule, String detail) {
        boolean known = found.stream().anyMatch(v -> v.field().equals(field));
        if (!known && found.size() < MOST) {
            found.add(new Violation(field, rule, detail));
        }
    }

    /** Whether something is wrong with a field of that object. */
    public boolean within(String object) {
        return found.stream().anyMatch(v -> v.field().startsWith(object + "/"));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }
}
