package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import eu.briefwissel.delivery.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The function publish: SQS messages wake it, whatever stands in them. They come again (ReportBatchItemFailures) where it
 * could not look at the work at all; where it could, the rows that are left become due by themselves.
 */
@ApplicationScoped
@Named("publish")
class PublishOnMessage implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = Logger.getLogger(PublishOnMessage.class);
    private static final List<Stage> STAGES = List.of(Stage.RESOLVE, Stage.PUBLISH);

    private final WorkInTime work;

    PublishOnMessage(WorkInTime work) {
        this.work = work;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context invocation) {
        try {
            return switch (work.untilNothingIsDue(invocation, STAGES)) {
                case NOTHING_DUE, OUT_OF_TIME -> new SQSBatchResponse(List.of());
                case NOT_BEGUN -> all(event);
            };
        } catch (WorkNotTakenUp failure) {
            LOG.errorf(failure, "wake-ups to come again: %d", event.getRecords().size());
            return all(event);
        }
    }

    private static SQSBatchResponse all(SQSEvent event) {
        return new SQSBatchResponse(event.getRecords().stream()
                .map(message -> new BatchItemFailure(message.getMessageId()))
                .toList());
    }
}
