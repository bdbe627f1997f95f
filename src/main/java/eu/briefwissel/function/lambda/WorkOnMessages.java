package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.work.WorkQueue;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Works off what SQS messages wake for; each is the name of a stage. One that is not comes again by itself until it is
 * a dead letter (ReportBatchItemFailures), and keeps none of the others. All come again where it could not look at the work
 * at all; where it could, the rows that are left become due by themselves.
 */
final class WorkOnMessages {

    private static final Logger LOG = Logger.getLogger(WorkOnMessages.class);

    private final WorkInTime work;
    private final List<Stage> stages;

    WorkOnMessages(WorkInTime work, List<Stage> stages) {
        this.work = work;
        this.stages = List.copyOf(stages);
    }

    SQSBatchResponse handle(SQSEvent event, Context invocation) {
        try {
            return switch (work.untilNothingIsDue(invocation, stages)) {
                case NOTHING_DUE, OUT_OF_TIME -> thoseThat(event, message -> !isUnderstood(message));
                case NOT_BEGUN -> thoseThat(event, _ -> true);
            };
        } catch (WorkNotTakenUp failure) {
            LOG.errorf(failure, "wake-ups to come again: %d", event.getRecords().size());
            return thoseThat(event, _ -> true);
        }
    }

    private static boolean isUnderstood(SQSMessage message) {
        return message.getBody() != null && WorkQueue.wakeUp(message.getBody()).isPresent();
    }

    private static SQSBatchResponse thoseThat(SQSEvent event, Predicate<SQSMessage> comeAgain) {
        List<BatchItemFailure> again = event.getRecords().stream()
                .filter(comeAgain)
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList();
        if (!again.isEmpty()) {
            LOG.errorf(
                    "to come again: %d of %d", again.size(), event.getRecords().size());
        }
        return new SQSBatchResponse(again);
    }
}
