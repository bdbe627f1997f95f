package eu.briefwissel.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** How submissions are answered. */
@ApplicationScoped
class SubmissionMeters {

    static final String SUBMISSIONS = "briefwissel.submissions";

    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;

    SubmissionMeters(MeterRegistry meters) {
        this.meters = meters;
        List.of("accepted", "repeated", "key-reused", "invalid", "malformed", "busy")
                .forEach(outcome -> meters.counter(SUBMISSIONS, OUTCOME, outcome));
    }

    void count(AcceptMessage.Answer answer) {
        String outcome = switch (answer) {
            case AcceptMessage.Answer.Accepted _ -> "accepted";
            case AcceptMessage.Answer.AcceptedBefore _ -> "repeated";
            case AcceptMessage.Answer.KeyReused _ -> "key-reused";
            case AcceptMessage.Answer.Invalid _ -> "invalid";
            case AcceptMessage.Answer.Malformed _ -> "malformed";
            case AcceptMessage.Answer.Busy _ -> "busy";
        };
        meters.counter(SUBMISSIONS, OUTCOME, outcome).increment();
    }
}
