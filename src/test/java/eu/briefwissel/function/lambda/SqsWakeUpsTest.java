package eu.briefwissel.function.lambda;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.queue.TestSqs;
import eu.briefwissel.queue.WakeUpContract;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

/** SQS, with what the event source mapping does: batches of ten; what failed is seen again, what did not is deleted. */
@QuarkusTest
@WithTestResource(TestSqs.class)
class SqsWakeUpsTest extends WakeUpContract {

    private static final int MOST_MESSAGES = 10;
    private final SqsClient sqs = TestSqs.client();

    @Inject
    @Named("publish")
    RequestHandler<SQSEvent, SQSBatchResponse> publish;

    @Inject
    WakeUps wakeUps;

    @Inject
    WorkInTime work;

    @BeforeEach
    void emptyQueues() {
        TestTenants.await(wakeUps::flush);
        for (String queue : List.of(TestSqs.url(), TestSqs.dead())) {
            sqs.purgeQueue(PurgeQueueRequest.builder().queueUrl(queue).build());
        }
    }

    @Test
    void sendsTheNameOfTheStageAndNothingElseBeforeFlushEnds() {
        wakeUps.wake(Stage.RESOLVE);
        wakeUps.wake(Stage.RESOLVE);

        TestTenants.await(wakeUps::flush);

        assertThat(receive(TestSqs.url())).extracting(Message::body).containsExactly("resolve");
    }

    @Test
    void isToldOfWhereReadinessIsAsked() {
        Map<String, ?> told =
                given().get("/q/health/ready").jsonPath().getMap("checks.find { it.name == 'queue' }.data");

        assertThat(told).isEqualTo(Map.of("carrier", "sqs"));
    }

    @Override
    protected void put(String text) {
        sqs.sendMessage(m -> m.queueUrl(TestSqs.url()).messageBody(text));
    }

    @Override
    protected void handOut() {
        for (var batch = receive(TestSqs.url()); !batch.isEmpty(); batch = receive(TestSqs.url())) {
            settle(batch, invoke(batch));
        }
    }

    @Override
    protected void handOutTwiceAtOnce() {
        List<Message> first = receive(TestSqs.url());
        first.forEach(this::showAgain);
        List<Message> second = receive(TestSqs.url());
        assertThat(second)
                .extracting(Message::messageId)
                .containsAll(first.stream().map(Message::messageId).toList());
        var beside = CompletableFuture.supplyAsync(() -> invoke(first));
        settle(second, invoke(second));
        assertThat(beside.join()).isEmpty();
    }

    @Override
    protected boolean keepsWhatWasNotLookedAt() {
        return true;
    }

    @Override
    protected int deadLetters() {
        List<Message> dead = receive(TestSqs.dead());
        dead.forEach(m -> sqs.changeMessageVisibility(
                v -> v.queueUrl(TestSqs.dead()).receiptHandle(m.receiptHandle()).visibilityTimeout(0)));
        return dead.size();
    }

    /** As StartMessageMoveTask does. */
    @Override
    protected void redrive() {
        for (Message dead : receive(TestSqs.dead())) {
            put(dead.body());
            sqs.deleteMessage(d -> d.queueUrl(TestSqs.dead()).receiptHandle(dead.receiptHandle()));
        }
    }

    @Override
    protected void timer() {
        work.heal(Invocation.withTime(), List.of(Stage.RESOLVE, Stage.PUBLISH));
    }

    private Set<String> invoke(List<Message> batch) {
        SQSEvent event = new SQSEvent();
        event.setRecords(batch.stream()
                .map(m -> {
                    SQSMessage message = new SQSMessage();
                    message.setMessageId(m.messageId());
                    message.setBody(m.body());
                    return message;
                })
                .toList());
        return publish.handleRequest(event, Invocation.withTime()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
    }

    private void settle(List<Message> batch, Set<String> failed) {
        for (Message message : batch) {
            if (failed.contains(message.messageId())) {
                showAgain(message);
            } else {
                sqs.deleteMessage(d -> d.queueUrl(TestSqs.url()).receiptHandle(message.receiptHandle()));
            }
        }
    }

    private void showAgain(Message message) {
        sqs.changeMessageVisibility(v ->
                v.queueUrl(TestSqs.url()).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }

    private List<Message> receive(String queue) {
        return sqs.receiveMessage(r ->
                        r.queueUrl(queue).maxNumberOfMessages(MOST_MESSAGES).waitTimeSeconds(0))
                .messages();
    }
}
