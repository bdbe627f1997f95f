package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.wire.SaidTime;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.MailboxEvent.Result;
import eu.briefwissel.delivery.MailboxEvent.Sending;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes events of what the adapter has for us. */
final class ResultEvents {

    private static final ZoneId DUTCH = ZoneId.of("Europe/Amsterdam");
    private static final int LONGEST_ID = 200;
    private static final Duration OLDEST = Duration.ofDays(30);

    /** A word, or a short number: whatever else stands there could be about somebody, and is not written down. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z]{1,60}|[0-9]{1,3}");

    private static final String NO_CODE = "no-code";
    private static final String UNKNOWN_CODE = "unknown-code";
    private static final String EXPIRED = "EXPIRED";
    private static final String NO_LETTERS = "no-letters";

    private ResultEvents() {}

    /**
     * One event for each letter of a result. A letter without a name is the batch's, of which there is one in each of ours; a
     * batch without letters says nothing of its own.
     *
     * @param messageId of the ebMS message that it came in
     * @param sending whose result it is; empty where that is not told. It counts for what failed, and is worth another sending
     */
    static List<MailboxEvent> of(String messageId, Optional<String> sending, BatchResult result, Instant now) {
        Instant at = at(result.processedAt(), now);
        if (result.letters().isEmpty()) {
            return List.of(event(result.batchId(), messageId + "/-", Result.UNCLEAR, NO_LETTERS, at));
        }
        List<MailboxEvent> events = new ArrayList<>();
        for (int i = 0; i < result.letters().size(); i++) {
            BatchResult.Line line = result.letters().get(i);
            MailboxEvent.Processed event = event(
                    line.isNil() ? result.batchId() : line.letterId(),
                    messageId + "/" + i,
                    ProcessingCode.meaning(line.code()),
                    code(line.code()),
                    at);
            events.add(event.result() == Result.FAILED ? about(event, sending) : event);
        }
        return events;
    }

    /**
     * Of an ebMS message of ours that never came through: it was answered with an error, or with nothing for too long, and
     * then it may have arrived all the same.
     */
    static MailboxEvent ofFailed(String messageId, String type, Instant now) {
        String letter = AdapterMessage.letterOf(messageId).map(Object::toString).orElse(messageId);
        return new MailboxEvent.Processed(
                end(letter.toLowerCase(Locale.ROOT)),
                end(messageId + "/" + type),
                Result.FAILED,
                "ebms-" + type.toLowerCase(Locale.ROOT),
                now,
                AdapterMessage.sendingOf(messageId).map(id -> new Sending(id, type.equals(EXPIRED))));
    }

    private static MailboxEvent about(MailboxEvent.Processed event, Optional<String> sending) {
        return new MailboxEvent.Processed(
                event.receiptId(),
                event.eventId(),
                event.result(),
                event.code(),
                event.at(),
                sending.map(id -> new Sending(id, false)));
    }

    private static MailboxEvent.Processed event(
            String receiptId, String eventId, Result result, String code, Instant at) {
        // GUIDs are told apart without regard to case; ours are in lower case.
        return new MailboxEvent.Processed(end(receiptId.toLowerCase(Locale.ROOT)), end(eventId), result, code, at);
    }

    private static String code(String code) {
        if (code.isEmpty()) {
            return NO_CODE;
        }
        return CODE.matcher(code).matches() ? code : UNKNOWN_CODE;
    }

    private static String end(String id) {
        return id.substring(Math.max(0, id.length() - LONGEST_ID));
    }

    /** XML Schema's dateTime, whose zone may be left out: then it is Logius' own. Now, where it says no time that can be. */
    private static Instant at(String dateTime, Instant now) {
        return SaidTime.believed(said(dateTime, now), now, OLDEST);
    }

    private static Instant said(String dateTime, Instant now) {
        try {
            return OffsetDateTime.parse(dateTime).toInstant();
        } catch (DateTimeException _) {
            return local(dateTime, now);
        }
    }

    private static Instant local(String dateTime, Instant now) {
        try {
            return LocalDateTime.parse(dateTime).atZone(DUTCH).toInstant();
        } catch (DateTimeException _) {
            return now;
        }
    }
}
