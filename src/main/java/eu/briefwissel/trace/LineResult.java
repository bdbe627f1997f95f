package eu.briefwissel.trace;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.store.BatchLine;
import java.util.List;
import java.util.Optional;

/**
 * What became of a line of a batch.
 *
 * @param reference the sender's, where it broke no rule and is still kept
 */
public record LineResult(int line, Optional<String> reference, Outcome outcome) {

    /** A message, or why there is none. */
    public sealed interface Outcome {
        /** A message. */
        record Accepted(DeliveryId id) implements Outcome {}

        /**
         * No message.
         *
         * @param problem names the kind of problem, as the API's problems are named
         */
        record Refused(String problem, Optional<String> detail, List<Rule> rules) implements Outcome {}
    }

    /** A broken rule. */
    public record Rule(String field, String rule, String detail) {}

    static LineResult of(BatchLine line) {
        return switch (line) {
            case BatchLine.Accepted(int number, var id, var reference) ->
                new LineResult(number, reference, new Outcome.Accepted(id));
            case BatchLine.Refused(int number, var reference, BatchLine.Fault(var problem, var detail, var rules)) ->
                new LineResult(
                        number,
                        reference,
                        new Outcome.Refused(
                                problem,
                                detail,
                                rules.stream()
                                        .map(r -> new Rule(r.field(), r.rule(), r.detail()))
                                        .toList()));
        };
    }
}
