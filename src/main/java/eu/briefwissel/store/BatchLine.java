package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import java.util.List;
import java.util.Optional;

/** What became of a line of a batch. */
public sealed interface BatchLine {

    /** From 1; lines without anything in them count too. */
    int number();

    /**
     * A message.
     *
     * @param reference as it stands with the message; empty where that is not asked for, or is gone
     */
    record Accepted(int number, DeliveryId delivery, Optional<String> reference) implements BatchLine {}

    /** Nothing. */
    record Refused(int number, Optional<String> reference, Fault fault) implements BatchLine {}

    /**
     * Why nothing.
     *
     * @param problem names the kind of problem, as the API's problems are named
     * @param rules those that it breaks; empty where the problem is of another kind
     */
    record Fault(String problem, Optional<String> detail, List<Rule> rules) {}

    /** A rule that is broken, in the words that its sender is told. */
    record Rule(String field, String rule, String detail) {}
}
