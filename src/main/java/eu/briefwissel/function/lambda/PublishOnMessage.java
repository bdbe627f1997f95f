package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import eu.briefwissel.delivery.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The function publish: SQS messages wake it, see {@link WorkOnMessages}. */
@ApplicationScoped
@Named("publish")
class PublishOnMessage implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final WorkOnMessages work;

    PublishOnMessage(WorkInTime work) {
        this.work = new WorkOnMessages(work, List.of(Stage.RESOLVE, Stage.PUBLISH));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context invocation) {
        return work.handle(event, invocation);
    }
}
