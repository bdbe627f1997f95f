package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.packaged.RuntimeApi.Outcome;
import eu.briefwissel.queue.TestSqs;
import eu.briefwissel.support.AwsEvents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What Lambda does between a queue and a function (Lambda, "Using Lambda with Amazon SQS"), with partial batch responses: what
 * the function does not name is deleted; what it names, and all where it fails, is seen again.
 */
final class EventSourceMapping {

    private static final int MOST_MESSAGES = 10;

    private final SqsClient sqs = TestSqs.client();
    private final String queue;
    private final Supplier<LambdaFunction> function;

    /** @param queue its URL */
    EventSourceMapping(String queue, Supplier<LambdaFunction> function) {
        this.queue = queue;
        this.function = function;
    }

    /** Hands over what waits in the queue, for so many seconds at most; says how many that were. */
    int handOver(int patienceSeconds) {
        List<Message> batch = sqs.receiveMessage(r ->
                        r.queueUrl(queue).maxNumberOfMessages(MOST_MESSAGES).waitTimeSeconds(patienceSeconds))
                .messages();
        if (!batch.isEmpty()) {
            Map<String, String> bodies = batch.stream().collect(Collectors.toMap(Message::messageId, Message::body));
            Set<String> again =
                    again(function.get().invoke(AwsEvents.sqs(bodies).toString().getBytes(UTF_8)), bodies);
            for (Message message : batch) {
                if (!again.contains(message.messageId())) {
                    sqs.deleteMessage(d -> d.queueUrl(queue).receiptHandle(message.receiptHandle()));
                }
            }
        }
        return batch.size();
    }

    private static Set<String> again(Outcome outcome, Map<String, String> batch) {
        return switch (outcome) {
            case Outcome.Answer(JsonNode response) -> {
                Set<String> again = new HashSet<>();
                response.path("batchItemFailures")
                        .forEach(item -> again.add(item.get("itemIdentifier").asText()));
                yield again;
            }
            case Outcome.Failure _ -> batch.keySet();
        };
    }
}
