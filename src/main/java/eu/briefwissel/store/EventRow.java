package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.MailboxEvent.Sending;
import eu.briefwissel.delivery.ResultTold;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** An event as it stands in the database. */
final class EventRow {

    private static final String READ = "read";
    private static final String REPLIED = "replied";
    private static final String PROCESSED = "processed";
    private static final String ARRIVED = "arrived";
    private static final String NEVER_OPENED = "never-opened";
    private static final String NOTICED = "noticed";

    private EventRow() {}

    static String kind(MailboxEvent event) {
        return switch (event) {
            case MailboxEvent.Read _ -> READ;
            case MailboxEvent.Replied _ -> REPLIED;
            case MailboxEvent.Processed _ -> PROCESSED;
            case MailboxEvent.Arrived _ -> ARRIVED;
            case MailboxEvent.NeverOpened _ -> NEVER_OPENED;
            case MailboxEvent.Noticed _ -> NOTICED;
        };
    }

    /** Its result and code, the sending it is about, whether that may have arrived, and its notice; where it has them. */
    static void addResult(Tuple row, MailboxEvent event) {
        Optional<MailboxEvent.Processed> processed =
                event instanceof MailboxEvent.Processed p ? Optional.of(p) : Optional.empty();
        Optional<Sending> sending = processed.flatMap(MailboxEvent.Processed::sending);
        row.addValue(processed.map(p -> p.result().wireName()).orElse(null))
                .addValue(processed.map(MailboxEvent.Processed::code).orElse(null))
                .addValue(sending.map(Sending::id).orElse(null))
                .addValue(sending.filter(Sending::mayHaveArrived).isPresent())
                .addValue(event instanceof MailboxEvent.Noticed noticed ? noticed.notice() : null);
    }

    static MailboxEvents.Pending pending(Vault vault, Row row) {
        MailboxEvent event = event(row);
        return new MailboxEvents.Pending(
                ChannelName.named(row.getString("channel")).orElseThrow(),
                event,
                row.getInteger("attempt"),
                standing(row),
                Optional.ofNullable((Buffer) row.getValue("sealed"))
                        .map(body -> vault.openParked(event.eventId(), body.getBytes())));
    }

    private static MailboxEvent event(Row row) {
        String receiptId = row.getString("receipt_id");
        Instant at = Columns.instant(row, "at");
        return switch (row.getString("kind")) {
            case READ -> new MailboxEvent.Read(receiptId, at);
            case REPLIED -> new MailboxEvent.Replied(receiptId, row.getString("event_id"), at);
            case ARRIVED -> new MailboxEvent.Arrived(receiptId, at);
            case NEVER_OPENED -> new MailboxEvent.NeverOpened(receiptId, at);
            case NOTICED -> new MailboxEvent.Noticed(receiptId, row.getString("event_id"), row.getString("notice"), at);
            case PROCESSED ->
                new MailboxEvent.Processed(
                        receiptId,
                        row.getString("event_id"),
                        MailboxEvent.Result.named(row.getString("result")),
                        row.getString("code"),
                        at,
                        Optional.ofNullable(row.getString("sending"))
                                .map(id -> new Sending(id, row.getBoolean("may_have_arrived"))));
            default -> throw new IllegalStateException("no event is of that kind");
        };
    }

    private static MailboxEvents.Standing standing(Row row) {
        return new MailboxEvents.Standing(
                row.getInteger("tries"),
                row.getBoolean("in_flight"),
                row.getBoolean("in_doubt"),
                new ResultTold.Present(row.getBoolean("is_queued"), Optional.ofNullable(row.getString("present"))));
    }
}
