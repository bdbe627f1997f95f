package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the adapter is asked for: messages from Logius, events, and how a message stands (ebms-core 2.20). */
final class AskMessages {
    private static final Set<String> TYPES = Set.of("RECEIVED", "DELIVERED", "FAILED", "EXPIRED");

    private final Office office;
    private final Account account;
    private final AdapterPost post;
    private final AdapterAnswers answers;

    AskMessages(Office office, Account account, AdapterPost post) {
        this.office = office;
        this.account = account;
        this.post = post;
        this.answers = new AdapterAnswers(office);
    }

    /** The routes under {@code /ebms}. */
    Map<String, Endpoint> routes(String base) {
        return Map.of(
                "GET " + base + "/messages/unprocessed", this::unprocessed,
                "GET " + base + "/messages/*", this::message,
                "GET " + base + "/messages/*/status", this::status,
                "PATCH " + base + "/messages/*", this::processMessage,
                "GET " + base + "/events/unprocessed", this::events,
                "PATCH " + base + "/events/*", this::processEvent);
    }

    private Reply unprocessed(Call call) {
        var results = post.unprocessed(office.now()).stream()
                .filter(result -> is(call, "conversationId", result.conversationId()))
                .map(Incoming::messageId)
                .filter(id -> is(call, "messageId", id));
        return page(call, fits(call, Account.RESULT, Account.LOGIUS, account.party()) ? results : Stream.empty());
    }

    private Reply message(Call call) {
        var id = call.lastSegment();
        var found = post.result(id, office.now());
        if (found.isEmpty()) {
            return post.sent(id).<Reply>map(this::show).orElseGet(answers::notFound);
        }
        if (call.query("process").contains("true")) {
            post.processMessage(id);
        }
        return show(found.get());
    }

    /** The real adapter asks Logius for it at once. */
    private Reply status(Call call) {
        var now = office.now();
        return post.sent(call.segmentBeforeLast())
                .<Reply>map(message ->
                        Reply.json(200, Map.of("timestamp", message.at().toString(), "status", message.statusAt(now))))
                .orElseGet(answers::notFound);
    }

    private Reply processMessage(Call call) {
        post.processMessage(call.lastSegment());
        return AdapterAnswers.nothing();
    }

    private Reply events(Call call) {
        var types = call.query("eventTypes");
        var faults = new Faults("BAD_REQUEST");
        faults.require(TYPES.containsAll(types), "eventTypes", "must be RECEIVED, DELIVERED, FAILED or EXPIRED");
        var events = post.events(office.now()).stream()
                .filter(event -> types.isEmpty() || types.contains(event.type()))
                .filter(event -> is(call, "messageId", event.messageId()));
        return faults.none() ? page(call, fitsCpa(call) ? events : Stream.empty()) : answers.malformed(faults);
    }

    private Reply processEvent(Call call) {
        post.processEvent(call.lastSegment());
        return AdapterAnswers.nothing();
    }

    private Reply page(Call call, Stream<?> items) {
        var max = call.query("maxNr").stream().findFirst().orElse("0");
        if (!max.matches("[0-9]{1,9}")) {
            var faults = new Faults("BAD_REQUEST");
            faults.add("maxNr", "must be a whole number");
            return answers.malformed(faults);
        }
        var most = Integer.parseInt(max);
        return Reply.json(200, (most == 0 ? items : items.limit(most)).toList());
    }

    private boolean fits(Call call, String action, String from, String to) {
        return fitsCpa(call)
                && is(call, "service", Account.SERVICE)
                && is(call, "action", action)
                && is(call, "fromPartyId", from)
                && is(call, "toPartyId", to)
                && call.query("refToMessageId").isEmpty();
    }

    private boolean fitsCpa(Call call) {
        return is(call, "cpaId", account.cpaId());
    }

    private static boolean is(Call call, String name, String value) {
        var asked = call.query(name);
        return asked.isEmpty() || asked.contains(value);
    }

    private Reply show(Incoming result) {
        var status = post.processed(result.messageId()) ? "PROCESSED" : "RECEIVED";
        var id = new Ids(result.messageId(), result.conversationId());
        var properties = properties(id, Account.RESULT, result.arrivesAt().toString(), status);
        properties.put("fromParty", party(Account.LOGIUS, Account.LOGIUS_ROLE));
        properties.put("toParty", party(account.party(), Account.SENDER_ROLE));
        var content = Map.of(
                "name", "resultaat.xml",
                "contentId", "1",
                "contentType", "text/xml",
                "content", Base64.getEncoder().encodeToString(result.content()));
        return Reply.json(200, Map.of("properties", properties, "dataSources", List.of(content)));
    }

    /** A message that went out is shown without its content, which is not kept. */
    private Reply show(Outgoing message) {
        var id = new Ids(message.messageId(), message.conversationId());
        var properties = properties(id, Account.REQUEST, message.at().toString(), message.statusAt(office.now()));
        properties.put("fromParty", party(account.party(), Account.SENDER_ROLE));
        properties.put("toParty", party(Account.LOGIUS, Account.LOGIUS_ROLE));
        return Reply.json(200, Map.of("properties", properties, "dataSources", List.of()));
    }

    private record Ids(String message, String conversation) {}

    private Map<String, Object> properties(Ids ids, String action, String at, String status) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("cpaId", account.cpaId());
        properties.put("service", Account.SERVICE);
        properties.put("action", action);
        properties.put("timestamp", at);
        properties.put("conversationId", ids.conversation());
        properties.put("messageId", ids.message());
        properties.put("messageStatus", status);
        return properties;
    }

    private static Map<String, String> party(String id, String role) {
        return Map.of("partyId", id, "role", role);
    }
}
