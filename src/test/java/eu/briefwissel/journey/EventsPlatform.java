package eu.briefwissel.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An eBox that takes every letter, and a platform that tells of them in pages of two events, numbered from 1. */
final class EventsPlatform implements AutoCloseable {

    private static final int PAGE = 2;
    private static final Pattern LAST = Pattern.compile("lastSequenceNbr=(\\d+)");

    private final HttpServer server;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final String prefix = "M-" + UUID.randomUUID() + "-";
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Runnable before = () -> {};

    EventsPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/token", exchange -> answer(exchange, 200, """
                {"access_token": "t", "expires_in": 3600}"""));
        server.createContext("/messageRegistry/v3/ebox/messages/", this::publish);
        server.createContext("/messageRegistry/v3/searchMessageStatus", exchange -> answer(exchange, 201, "[]"));
        server.createContext("/events", this::tell);
        server.start();
    }

    /** The settings of a tenant that has an account here. */
    Map<String, String> account() {
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "ebox_enterprise.token_url", url + "/token",
                "ebox_enterprise.base_url", url + "/messageRegistry/v3",
                "ebox_enterprise.events_url", url + "/events",
                "ebox_enterprise.client_id", "client",
                "ebox_enterprise.client_secret", "secret",
                "ebox_enterprise.sender_organisation_id", "1999800005",
                "ebox_enterprise.sender_application_id", "application",
                "ebox_enterprise.message_type_id", "type",
                "berichtenbox_fallback_from", "post@gemeente.example.org");
    }

    /** What the letter that was taken as the n-th, from 1, is called here. */
    String messageId(int n) {
        return prefix + n;
    }

    /** Tells an event of a message from now on. */
    void happens(String type, String messageId) {
        events.add("""
                {"eventSequenceNbr": %d, "eventTime": "2026-11-30T10:00:0%dZ", "eventProviderId": "rsz", "eventData":
                 {"eventType": "%s", "enterpriseId": "1999900171", "messageId": "%s", "registeredMail": false,
                  "receiptDate": "2026-11-30T10:00:00Z", "expirationDate": "2027-11-30T10:00:00Z",
                  "senderApplicationId": "application"}}""".formatted(events.size() + 1, events.size() % 10, type, messageId));
    }

    /** An event that says nothing that anybody could read. */
    void nonsense() {
        events.add("{\"eventSequenceNbr\": " + (events.size() + 1) + ", \"eventData\": {\"eventType\": 7}}");
    }

    /** Behind which numbers it was asked, and what else. */
    List<String> questions() {
        return questions;
    }

    /** Does that while the next question waits for its answer. */
    void beforeAnswering(Runnable once) {
        before = once;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void publish(HttpExchange exchange) throws IOException {
        answer(exchange, 201, "{\"messageId\": \"" + messageId(taken.incrementAndGet()) + "\"}");
    }

    private void tell(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        questions.add(query);
        Matcher last = LAST.matcher(query);
        int from = last.find() ? Integer.parseInt(last.group(1)) : 0;
        int to = Math.min(events.size(), from + PAGE);
        String page = "{\"EboxEnterpriseDocumentEvents\": " + events.subList(Math.min(from, to), to)
                + ", \"pageInfo\": {\"lastSequenceNbr\": " + to + ", \"hasNext\": " + (to < events.size()) + "}}";
        // It tells what it knew when it was asked, however late the answer comes.
        Runnable first = before;
        before = () -> {};
        first.run();
        answer(exchange, 200, page);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
