package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.ledger.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The messages that lie at the adapter, in and out, and their events; kept across a restart. Safe for use by many threads. */
final class AdapterPost implements AutoCloseable {
    /** What the adapter has to tell of a message: it arrived, or it came to an end. */
    record Event(String messageId, String type) {}

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String RECEIVED = "RECEIVED";

    private final Journal<AdapterLine> journal;
    private final Map<String, Outgoing> sent = new LinkedHashMap<>();
    private final Map<String, Incoming> results = new LinkedHashMap<>();
    private final Set<String> processedMessages = new HashSet<>();
    private final Set<String> processedEvents = new HashSet<>();

    private AdapterPost(Journal<AdapterLine> journal) {
        this.journal = journal;
    }

    /** Opens what is kept in the directory; an empty one in memory where there is none. */
    static AdapterPost open(@Nullable Path directory) throws IOException {
        var journal = Journal.open(AdapterLine.class, directory, "globe.ndjson");
        var post = new AdapterPost(journal);
        journal.replay(post::remember);
        return post;
    }

    /** Takes a message to send, unless its id was given to another; answers whether it was taken. */
    synchronized boolean send(Outgoing message) {
        return !sent.containsKey(message.messageId()) && write(AdapterLine.of(message));
    }

    /** Expects a result from Logius. */
    synchronized void expect(Incoming result) {
        write(AdapterLine.of(result));
    }

    synchronized Optional<Outgoing> sent(String messageId) {
        return Optional.ofNullable(sent.get(messageId));
    }

    /** A result that is there by now, processed or not. */
    synchronized Optional<Incoming> result(String messageId, Instant now) {
        return Optional.ofNullable(results.get(messageId))
                .filter(result -> !result.arrivesAt().isAfter(now));
    }

    synchronized boolean processed(String messageId) {
        return processedMessages.contains(messageId);
    }

    /** The results that are there and that nobody has processed, oldest first. */
    synchronized List<Incoming> unprocessed(Instant now) {
        return results.values().stream()
                .filter(result -> !result.arrivesAt().isAfter(now) && !processedMessages.contains(result.messageId()))
                .sorted(Comparator.comparing(Incoming::arrivesAt))
                .toList();
    }

    /** The events that happened and that nobody has processed: those of messages sent first. */
    synchronized List<Event> events(Instant now) {
        var ends = sent.values().stream()
                .filter(message -> !message.endsAt().isAfter(now))
                .map(message -> new Event(message.messageId(), message.end().name()));
        var arrivals = unprocessed(now).stream().map(result -> new Event(result.messageId(), RECEIVED));
        return Stream.concat(ends, arrivals)
                .filter(event -> !processedEvents.contains(event.messageId()))
                .toList();
    }

    /** Marks a result as processed; again, and one that is not there, changes nothing. */
    synchronized void processMessage(String messageId) {
        if (results.containsKey(messageId) && !processedMessages.contains(messageId)) {
            write(AdapterLine.processedMessage(messageId));
        }
    }

    /** Marks an event as processed, and with it the message, as the adapter does. */
    synchronized void processEvent(String messageId) {
        if (!processedEvents.contains(messageId)) {
            write(AdapterLine.processedEvent(messageId));
        }
        processMessage(messageId);
    }

    /** Lets all that is due by hand or within a day happen now; answers how many results arrived. */
    synchronized int hurry(Instant now) {
        var soon = now.plus(A_DAY);
        sent.replaceAll((_, message) -> early(message.endsAt(), now, soon) ? message.endingAt(now) : message);
        var before = unprocessed(now).size();
        results.replaceAll((_, result) -> early(result.arrivesAt(), now, soon) ? result.arrivingAt(now) : result);
        return unprocessed(now).size() - before;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }

    private static boolean early(Instant due, Instant now, Instant soon) {
        return due.isAfter(now) && (due.equals(Instant.MAX) || !due.isAfter(soon));
    }

    private boolean write(AdapterLine line) {
        journal.append(line);
        remember(line);
        return true;
    }

    private synchronized void remember(AdapterLine line) {
        if (line.sent() != null) {
            sent.put(line.sent().messageId(), line.sent());
        }
        if (line.result() != null) {
            results.put(line.result().messageId(), line.result());
        }
        if (line.processedMessage() != null) {
            processedMessages.add(line.processedMessage());
        }
        if (line.processedEvent() != null) {
            processedEvents.add(line.processedEvent());
        }
    }
}
