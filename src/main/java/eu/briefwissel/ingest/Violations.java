package eu.briefwissel.ingest;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one submission, in the order in which it was found. */
final class Violations {

    /** A body of garbage gets an answer of bounded size. */
    private static final int MOST = 100;

    private final List<Violation> found = new ArrayList<>();

    void add(String field, String rule, String detail) {
        boolean known = found.stream().anyMatch(v -> v.field().equals(field));
        if (!known && found.size() < MOST) {
            found.add(new Violation(field, rule, detail));
        }
    }

    /** Whether something is wrong with a field of that object. */
    boolean within(String object) {
        return found.stream().anyMatch(v -> v.field().startsWith(object + "/"));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Violation> all() {
        return List.copyOf(found);
    }
}
