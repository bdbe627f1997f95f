package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.delivery.MailboxEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Reads a page of the events platform: {@code EboxEnterpriseDocumentEventPage} of its API 1.1.1. */
final class EboxEvents {

    private static final Logger LOG = Logger.getLogger(EboxEvents.class);

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    /** What a column holds of an event's own id. */
    private static final int ID_LIMIT = 200;

    private EboxEvents() {}

    /**
     * The page; empty where the body is none: without its list, or with an event that has no number, nobody knows what would be
     * skipped by reading on behind it.
     *
     * @param from behind which number was asked
     * @param learntAt stands for the moment of an event that names none
     */
    static Optional<EventFeed.Page> page(JsonNode body, long from, Instant learntAt) {
        JsonNode items = body.path("EboxEnterpriseDocumentEvents");
        if (!items.isArray() || !areNumbered(items)) {
            return Optional.empty();
        }
        JsonNode info = body.path("pageInfo");
        // What it says of the last number counts only where no event stands there: nothing is skipped by it.
        long last =
                items.isEmpty() ? Math.max(from, info.path("lastSequenceNbr").asLong(from)) : from;
        List<MailboxEvent> events = new ArrayList<>();
        for (JsonNode item : items) {
            long number = number(item).orElseThrow();
            last = Math.max(last, number);
            if (number > from) {
                // No other time that stands in an event says when it was read.
                event(item.path("eventData"), HandlerEvents.moment(item.path("eventTime"), learntAt), number)
                        .ifPresentOrElse(events::add, () -> passedOver(number));
            }
        }
        return Optional.of(new EventFeed.Page(events, last, info.path("hasNext").asBoolean(false)));
    }

    private static boolean areNumbered(JsonNode items) {
        for (JsonNode item : items) {
            if (number(item).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong number(JsonNode item) {
        JsonNode number = item.path("eventSequenceNbr");
        return number.isIntegralNumber() && number.canConvertToLong()
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
    }

    private static Optional<MailboxEvent> event(JsonNode data, Instant at, long number) {
        return type(data)
                .flatMap(type -> Answer.id(data.path("messageId"))
                        .filter(EboxEvents::canBeKept)
                        .map(message -> event(type, message, number, at)));
    }

    /** What a message can have once only is known by the message, however often and under whatever number it is told. */
    private static MailboxEvent event(String type, String message, long number, Instant at) {
        return switch (type) {
            case "newDocument" -> new MailboxEvent.Arrived(message, at);
            case "readDocument" -> new MailboxEvent.Read(message, at);
            case "newDocumentReminder", "documentExpirationAlert" ->
                new MailboxEvent.Noticed(message, noticeId(message, type), type, at);
            default -> new MailboxEvent.Noticed(message, noticeId(message, Long.toString(number)), type, at);
        };
    }

    private static String noticeId(String message, String suffix) {
        String id = message + "/" + suffix;
        return id.length() <= ID_LIMIT
                ? id
                : UUID.nameUUIDFromBytes(message.getBytes(StandardCharsets.UTF_8)) + "/" + suffix;
    }

    /** A column of text holds all but this; one such event would stop the feed. */
    private static boolean canBeKept(String id) {
        return id.indexOf('\0') < 0;
    }

    private static Optional<String> type(JsonNode data) {
        return Optional.ofNullable(data.path("eventType").textValue())
                .filter(text -> TYPE.matcher(text).matches());
    }

    private static void passedOver(long number) {
        LOG.warnf("an event that is none was passed over channel=ebox-enterprise sequence=%d", number);
    }
}
