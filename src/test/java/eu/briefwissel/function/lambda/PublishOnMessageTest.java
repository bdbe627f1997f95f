package eu.briefwissel.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import eu.briefwissel.function.lambda.Sender.Sent;
import eu.briefwissel.support.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one batch of SQS messages sets going. */
@QuarkusTest
class PublishOnMessageTest {

    private static final String NEVER_READS = "999993665";
    private static final String HAS_NO_MAILBOX = "999993677";

    @Inject
    @Named("publish")
    RequestHandler<SQSEvent, SQSBatchResponse> publish;

    @Inject
    Sender sender;

    @Test
    void publishesWhatWasSubmitted() {
        Sent sent = sender.submit("bsn", NEVER_READS);

        List<String> failures = invoke(Invocation.withTime());

        assertThat(sender.status(sent)).isEqualTo("published");
        assertThat(failures).isEmpty();
    }

    @Test
    void goesOnToTheNextChannelInTheSameInvocation() {
        Sent sent = sender.submit("bsn", HAS_NO_MAILBOX);

        invoke(Invocation.withTime());

        assertThat(sender.status(sent)).isEqualTo("dispatched");
        assertThat(sender.mails(sent)).isEqualTo(1);
    }

    @Test
    void stopsBetweenBatchesWhenItsTimeIsNearlyOver() {
        Sent sent = sender.submit("bsn", NEVER_READS);

        List<String> failures = invoke(Invocation.withTimeForBatches(1));

        assertThat(sender.status(sent)).isEqualTo("resolved");
        assertThat(failures).isEmpty();
        invoke(Invocation.withTime());
        assertThat(sender.status(sent)).isEqualTo("published");
    }

    @Test
    void wantsTheMessagesAgainWhenThereWasNoTimeToLook() {
        Sent sent = sender.submit("bsn", NEVER_READS);

        List<String> failures = invoke(Invocation.withTimeForBatches(0));

        assertThat(sender.status(sent)).isEqualTo("accepted");
        assertThat(failures).containsExactly("message-1", "message-2");
    }

    @Test
    void wantsTheMessagesAgainWhenTheStoreCannotBeAsked() throws SQLException {
        Sent sent = sender.submit("bsn", NEVER_READS);

        owner("revoke execute on function claim_work from briefwissel_app");
        List<String> failures;
        try {
            failures = invoke(Invocation.withTime());
        } finally {
            owner("grant execute on function claim_work to briefwissel_app");
        }

        assertThat(failures).containsExactly("message-1", "message-2");
        assertThat(invoke(Invocation.withTime())).isEmpty();
        assertThat(sender.status(sent)).isEqualTo("published");
    }

    private List<String> invoke(Context invocation) {
        SQSEvent event = new SQSEvent();
        event.setRecords(List.of(message("message-1"), message("message-2")));
        return publish.handleRequest(event, invocation).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static SQSMessage message(String id) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setBody("publish");
        return message;
    }

    private static void owner(String statement) throws SQLException {
        try (Connection owner = TestDatabase.asOwner();
                var executed = owner.createStatement()) {
            executed.execute(statement);
        }
    }
}
