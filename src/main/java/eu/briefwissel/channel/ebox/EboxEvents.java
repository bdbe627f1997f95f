package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.delivery.MailboxEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Reads a page of the events platform: {@code EboxEnterpriseDocumentEventPage} of its API 1.1.1. */
final class EboxEvents {

    private static final Logger LOG = Logger.getLogger(EboxEvents.class);

    /** As the message ids that we get; nothing that a column could not hold. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7E]{1,160}");

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private EboxEvents() {}

    /**
     * @param from behind which number was asked
     * @param applications the sender's own: others' events stand in the same feed
     */
    static EventFeed.Page page(JsonNode body, long from, Set<String> applications) {
        List<MailboxEvent> events = new ArrayList<>();
        long last = from;
        for (JsonNode item : body.path("EboxEnterpriseDocumentEvents")) {
            long number = item.path("eventSequenceNbr").asLong(from);
            last = Math.max(last, number);
            JsonNode data = item.path("eventData");
            if (number > from && isOf(data, applications)) {
                event(item, data, number).ifPresentOrElse(events::add, () -> passedOver(number));
            }
        }
        JsonNode info = body.path("pageInfo");
        // What it says of the last number counts only where no event stands for it: nothing is skipped by it.
        long behind = last == from ? Math.max(from, info.path("lastSequenceNbr").asLong(from)) : last;
        return new EventFeed.Page(events, behind, info.path("hasNext").asBoolean(false));
    }

    private static boolean isOf(JsonNode data, Set<String> applications) {
        JsonNode application = data.path("senderApplicationId");
        return !application.isTextual() || applications.contains(application.textValue());
    }

    private static Optional<MailboxEvent> event(JsonNode item, JsonNode data, long number) {
        Optional<String> id = text(data, "messageId", ID);
        Optional<Instant> at =
                HandlerEvents.moment(item.path("eventTime")).or(() -> HandlerEvents.moment(data.path("receiptDate")));
        return text(data, "eventType", TYPE)
                .flatMap(type -> id.flatMap(message -> at.map(when -> event(type, message, number, when))));
    }

    /** What a message can have once only is known by the message, however often and under whatever number it is told. */
    private static MailboxEvent event(String type, String message, long number, Instant at) {
        return switch (type) {
            case "newDocument" -> new MailboxEvent.Arrived(message, at);
            case "readDocument" -> new MailboxEvent.Read(message, at);
            case "newDocumentReminder", "documentExpirationAlert" ->
                new MailboxEvent.Noticed(message, message + "/" + type, type, at);
            default -> new MailboxEvent.Noticed(message, message + "/" + number, type, at);
        };
    }

    private static Optional<String> text(JsonNode node, String field, Pattern pattern) {
        return Optional.ofNullable(node.path(field).textValue())
                .filter(text -> pattern.matcher(text).matches());
    }

    private static void passedOver(long number) {
        LOG.warnf("an event that is none was passed over channel=ebox-enterprise sequence=%d", number);
    }
}
