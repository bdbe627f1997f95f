package eu.briefwissel.ingest.batch;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.ingest.AcceptMessage;
import eu.briefwissel.request.Violation;
import eu.briefwissel.store.BatchLine;
import eu.briefwissel.store.BatchLines;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Takes a line in as the submission that it is, and says what came of it in the words of a submission's problems. */
@ApplicationScoped
class TakeLine {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final AcceptMessage accept;
    private final BatchLines results;
    private final BatchConfig config;

    TakeLine(AcceptMessage accept, BatchLines results, BatchConfig config) {
        this.accept = accept;
        this.results = results;
        this.config = config;
    }

    /** Takes lines of that upload in; the item comes when a line's result is stored. */
    Function<Line, Uni<Boolean>> of(AcceptBatch.Sender sender, UUID batch) {
        var writer = results.writer(sender.tenant(), batch);
        return line -> result(sender, batch, line).chain(writer::apply);
    }

    /** While the store has no room it waits, and with it the upload. */
    private Uni<BatchLine> result(AcceptBatch.Sender sender, UUID batch, Line line) {
        if (line.isTooLong()) {
            String detail = "the line is longer than " + config.longestLine().asLongValue() + " bytes";
            return Uni.createFrom()
                    .item(new BatchLine.Refused(line.number(), Optional.empty(), fault("too-large", detail)));
        }
        return accept.acceptLine(sender.tenant(), sender.clientId(), line.bytes(), batch, sender.trace())
                .chain(answer -> answer instanceof AcceptMessage.Answer.Busy
                        ? later(sender, batch, line)
                        : Uni.createFrom().item(result(line, answer)));
    }

    private Uni<BatchLine> later(AcceptBatch.Sender sender, UUID batch, Line line) {
        return Uni.createFrom().item(line).onItem().delayIt().by(PAUSE).chain(again -> result(sender, batch, again));
    }

    private BatchLine result(Line line, AcceptMessage.Answer answer) {
        return switch (answer) {
            case AcceptMessage.Answer.Accepted(var id) -> accepted(line, id);
            case AcceptMessage.Answer.AcceptedBefore(var id) -> accepted(line, id);
            case AcceptMessage.Answer.KeyReused _ -> refused(line, fault("idempotency-key-reused"));
            case AcceptMessage.Answer.Invalid(var violations) ->
                refused(line, new BatchLine.Fault("invalid-submission", Optional.empty(), rules(violations)));
            case AcceptMessage.Answer.Malformed(int _, int column, String sentence) ->
                refused(line, fault("malformed-json", "column %d: %s".formatted(column, sentence)));
            case AcceptMessage.Answer.Busy _ -> throw new IllegalStateException("is tried again");
        };
    }

    private static BatchLine accepted(Line line, DeliveryId id) {
        return new BatchLine.Accepted(line.number(), id, Optional.empty());
    }

    private static BatchLine.Fault fault(String problem) {
        return new BatchLine.Fault(problem, Optional.empty(), List.of());
    }

    private static BatchLine.Fault fault(String problem, String detail) {
        return new BatchLine.Fault(problem, Optional.of(detail), List.of());
    }

    private static List<BatchLine.Rule> rules(List<Violation> violations) {
        return violations.stream()
                .map(v -> new BatchLine.Rule(v.field(), v.rule(), v.detail()))
                .toList();
    }

    private BatchLine refused(Line line, BatchLine.Fault fault) {
        return new BatchLine.Refused(line.number(), accept.referenceOf(line.bytes()), fault);
    }
}
