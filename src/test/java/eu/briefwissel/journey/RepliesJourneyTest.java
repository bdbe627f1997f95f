package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.support.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A reply becomes a contact moment on the case: kept once, with its file, and handed to the sender by an event. */
@QuarkusTest
class RepliesJourneyTest {

    private static final String REPLIES = "999993690";

    @Inject
    Traveller traveller;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void isAContactMomentOnTheCaseThatTheSenderLearnsOfByAnEvent() {
        String before = traveller.endOfEvents();
        Sent sent = traveller.submit(
                "bsn", REPLIES, "\"route\": [\"mailbox\"], \"case\": { \"id\": \"Z-2027-77\", \"type\": \"bezwaar\" }");

        traveller.recipientsAct();
        traveller.recipientsAct();

        List<Map<String, Object>> events = traveller.eventsAfter(before).stream()
                .filter(event -> sent.id().equals(event.get("message")))
                .toList();
        assertThat(events)
                .extracting(event -> event.get("event"))
                .containsExactly("queued", null, "sent", "read", "reply-received");
        Map<String, Object> told = events.getLast();
        List<Map<String, Object>> kept = traveller.replies(sent);
        assertThat(told.get("replies")).isEqualTo("/v1/messages/" + sent.id() + "/replies");
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst())
                .containsEntry("caseId", "Z-2027-77")
                .containsEntry("caseType", "bezwaar")
                .containsEntry("contactMomentId", kept.getFirst().get("id"));
        assertThat((List<?>) kept.getFirst().get("attachments")).hasSize(1);
    }
}
