package eu.briefwissel.request;

import java.util.List;

/**
 * What became of a request.
 *
 * @param <T> what was made or kept
 */
public sealed interface Answer<T> {

    /** Stored durably now. */
    record Kept<T>(T value) implements Answer<T> {}

    /** There is one of that name; nothing was changed. */
    record ThereBefore<T>() implements Answer<T> {}

    /** There is none of that name. */
    record NotThere<T>() implements Answer<T> {}

    /** Breaks these rules, at least one: nothing was stored. */
    record Invalid<T>(List<Violation> violations) implements Answer<T> {}

    /**
     * Is not JSON: nothing was stored.
     *
     * @param line from 1; 0 where it is not known
     * @param column from 1, in bytes; 0 where it is not known
     */
    record Malformed<T>(int line, int column, String sentence) implements Answer<T> {}
}
