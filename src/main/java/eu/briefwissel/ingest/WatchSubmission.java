package eu.briefwissel.ingest;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Tells of submissions: each is the first span of its message's journey, and counted by what became of it. */
@ApplicationScoped
class WatchSubmission {

    private final SubmissionMeters meters;
    private final Traces traces;

    WatchSubmission(SubmissionMeters meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    /**
     * Has it taken in.
     *
     * @param id of the message that is to be
     * @param caller the trace that the sender's request is part of
     * @param work gets what later stages go on with; where nobody is told, the caller's trace still leads to the log
     */
    Uni<AcceptMessage.Answer> watch(
            TenantId tenant,
            DeliveryId id,
            Optional<TraceParent> caller,
            Function<Optional<TraceParent>, Uni<AcceptMessage.Answer>> work) {
        return traces.submission(
                        id,
                        caller,
                        span -> work.apply(traces.isOn() ? Optional.of(span.here()) : caller)
                                .invoke(answer -> tell(span, tenant, answer)))
                .invoke(meters::count);
    }

    private static void tell(Span span, TenantId tenant, AcceptMessage.Answer answer) {
        span.says(Attribute.TENANT, tenant.value());
        switch (answer) {
            case AcceptMessage.Answer.Accepted(DeliveryId id) ->
                span.says(Attribute.OUTCOME, "accepted").says(Attribute.DELIVERY, id.toString());
            case AcceptMessage.Answer.AcceptedBefore(DeliveryId id) ->
                span.says(Attribute.OUTCOME, "accepted-before").says(Attribute.DELIVERY, id.toString());
            case AcceptMessage.Answer.KeyReused _ -> span.says(Attribute.OUTCOME, "key-reused");
            case AcceptMessage.Answer.Busy _ -> span.says(Attribute.OUTCOME, "busy");
            case AcceptMessage.Answer.Invalid _ -> span.says(Attribute.OUTCOME, "invalid");
            case AcceptMessage.Answer.Malformed _ -> span.says(Attribute.OUTCOME, "malformed");
        }
    }
}
