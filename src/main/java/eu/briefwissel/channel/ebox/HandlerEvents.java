package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.channel.wire.SaidTime;
import eu.briefwissel.delivery.MailboxEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what the Event Handler of eBox Citizen tells of one message; see {@link EboxAssumptions}. */
final class HandlerEvents {

    private HandlerEvents() {}

    /**
     * What it says of that message; what it says of others, and in words that nobody knows, is passed over.
     *
     * @param learntAt stands for the moment where it names none
     */
    static List<MailboxEvent> read(JsonNode body, String messageId, Instant learntAt) {
        JsonNode events = body.isArray() ? body : body.path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> messageId.equals(event.path("messageId").asText(messageId)))
                .flatMap(event -> event(event, messageId, learntAt).stream())
                .distinct()
                .toList();
    }

    private static Optional<MailboxEvent> event(JsonNode event, String id, Instant learntAt) {
        Instant at = moment(event.path("eventTime"), learntAt);
        return switch (event.path("eventType").asText("")) {
            case "NEWDOCUMENT" -> Optional.of(new MailboxEvent.Arrived(id, at));
            case "NODIGITALCONSUMER" -> Optional.of(new MailboxEvent.NeverOpened(id, at));
            default -> Optional.empty();
        };
    }

    /** When it was learnt, where it is no time, or none that can be. */
    static Instant moment(JsonNode node, Instant learntAt) {
        String text = node.textValue();
        try {
            return text == null
                    ? learntAt
                    : SaidTime.believed(OffsetDateTime.parse(text).toInstant(), learntAt, EboxAssumptions.OLDEST_EVENT);
        } catch (DateTimeException _) { // its message quotes the text
            return learntAt;
        }
    }
}
