package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.delivery.MailboxEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of the events platform moves the cursor only behind what it told. */
class EboxEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final String INFO = "\"pageInfo\": {\"lastSequenceNbr\": 90, \"hasNext\": true}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{%s}",
                "{\"EboxEnterpriseDocumentEvents\": null, %s}",
                "{\"eboxEnterpriseDocumentEvents\": [], %s}",
                "{\"EboxEnterpriseDocumentEvents\": {}, %s}",
                "{\"EboxEnterpriseDocumentEvents\": [null], %s}",
                "{\"EboxEnterpriseDocumentEvents\": [{\"eventSequenceNbr\": 8}, {\"eventData\": {}}], %s}",
                "{\"EboxEnterpriseDocumentEvents\": [{\"EventSequenceNbr\": 8}], %s}",
                "{\"EboxEnterpriseDocumentEvents\": [{\"eventSequenceNbr\": 8.5}], %s}",
                "[%s]",
                "{}"
            })
    void isNoneWithoutItsListOrWithAnEventThatHasNoNumber(String body) {
        assertThat(page(body.startsWith("[") ? "[]" : body.formatted(INFO))).isEmpty();
    }

    @Test
    void readsOnBehindTheNumberOfAnEmptyPage() {
        assertThat(page("{\"EboxEnterpriseDocumentEvents\": [], " + INFO + "}")).hasValueSatisfying(page -> {
            assertThat(page.events()).isEmpty();
            assertThat(page.last()).isEqualTo(90);
        });
    }

    @Test
    void skipsNothingBehindTheEventsOfAPage() {
        assertThat(read("\"readDocument\"", "\"M-1\"", "").last()).isEqualTo(8);
        assertThat(page("{\"EboxEnterpriseDocumentEvents\": [{\"eventSequenceNbr\": 7}], " + INFO + "}"))
                .as("of events that were asked to be behind")
                .hasValueSatisfying(page -> assertThat(page.last()).isEqualTo(7));
    }

    @Test
    void takesAReadWhicheverApplicationSentTheMessage() {
        assertThat(read("\"readDocument\"", "\"M-1\", \"senderApplicationId\": \"the one before\"", "")
                        .events())
                .containsExactly(new MailboxEvent.Read("M-1", NOW));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"eventTime\": \"2026-11-30T10:00:00\",",
                "\"eventTime\": \"+300000-01-01T00:00:00Z\",",
                "\"eventTime\": \"0001-01-01T00:00:00Z\",",
                "\"eventTime\": \"2999-01-01T00:00:00Z\",",
                "\"eventTime\": 7,",
                ""
            })
    void takesAReadWithoutATimeThatCanBeAsOfWhenItWasLearnt(String time) {
        assertThat(read("\"readDocument\"", "\"M-1\", \"receiptDate\": \"2026-11-01T10:00:00Z\"", time)
                        .events())
                .as("the message's coming is no time of reading")
                .containsExactly(new MailboxEvent.Read("M-1", NOW));
    }

    @Test
    void takesTheTimeThatIsToldWithItsOffset() {
        assertThat(read("\"readDocument\"", "\"M-1\"", "\"eventTime\": \"2026-11-30T10:00:00+01:00\",")
                        .events())
                .containsExactly(new MailboxEvent.Read("M-1", Instant.parse("2026-11-30T09:00:00Z")));
    }

    @Test
    void takesEveryIdThatAReceiptCanHave() {
        String longest = "m".repeat(200);
        assertThat(read("\"readDocument\"", '"' + longest + '"', "").events())
                .containsExactly(new MailboxEvent.Read(longest, NOW));
        assertThat(read("\"readDocument\"", "\"met spatie é\"", "").events())
                .containsExactly(new MailboxEvent.Read("met spatie é", NOW));
        assertThat(read("\"readDocument\"", "12", "").events()).containsExactly(new MailboxEvent.Read("12", NOW));
        assertThat(read("\"newDocumentReminder\"", '"' + longest + '"', "").events())
                .singleElement()
                .satisfies(event -> assertThat(event.eventId()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void passesOverWhatNoColumnCanHold() {
        assertThat(read("\"readDocument\"", "\"M\\u00001\"", "").events()).isEmpty();
    }

    private static EventFeed.Page read(String type, String messageId, String time) {
        return page("{\"EboxEnterpriseDocumentEvents\": [{\"eventSequenceNbr\": 8, " + time
                        + " \"eventData\": {\"eventType\": " + type + ", \"messageId\": " + messageId + "}}], " + INFO
                        + "}")
                .orElseThrow();
    }

    private static Optional<EventFeed.Page> page(String body) {
        try {
            return EboxEvents.page(new JsonMapper().readTree(body), 7, NOW);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
