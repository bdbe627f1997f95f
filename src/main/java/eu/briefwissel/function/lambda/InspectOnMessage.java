package eu.briefwissel.function.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import eu.briefwissel.delivery.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The function document: SQS messages of a queue of its own wake it, see {@link WorkOnMessages}. On a JVM only. */
@ApplicationScoped
@Named("document")
class InspectOnMessage implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final WorkOnMessages work;

    InspectOnMessage(WorkInTime work) {
        this.work = new WorkOnMessages(work, List.of(Stage.INSPECT));
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context invocation) {
        return work.handle(event, invocation);
    }
}
