package eu.briefwissel.sandbox;

import eu.briefwissel.sandbox.globe.GlobeRecipient;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.sandbox.smtp.Mail;
import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The routes under {@code /sandbox}, by which people and tests look inside and let things happen. */
final class LookInside {
    private static final int LATEST = 1_000;
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>Briefwissel: the sandbox operators</title></head>
            <body>
            <h1>The sandbox operators</h1>
            <p>Stand-ins for MijnOverheid Berichtenbox, eBox Citizen, eBox Enterprise and a mail server.
            Nothing that is sent here reaches anybody.</p>
            <ul>
            <li><a href="/sandbox/recipients">Magic recipients</a>: whom to write to, and what happens then</li>
            <li><a href="/sandbox/recipients/globe">More of them</a>, for dialect globe of the Berichtenbox</li>
            <li><a href="/sandbox/messages">Messages</a> that the operators took (the latest thousand)</li>
            <li><a href="/sandbox/mails">Mails</a> that the mail server took</li>
            <li><a href="/sandbox/calls">Calls</a> by operator and outcome</li>
            <li><a href="/sandbox/account">The account</a>: the settings that a gateway needs, and
            <a href="/sandbox/account/globe">those of dialect globe</a>, and
            <a href="/sandbox/account/ebox-events">those of the eBox' events and of asking who has one</a></li>
            <li><code>/sandbox/callbacks/NAME</code>: receivers of callbacks; <code>PUT …?secret=whsec_…</code> says what is
            signed with, <code>&amp;status=500</code> what is answered; <code>GET</code> shows what came</li>
            <li><code>POST /sandbox/events</code>: let all recipients that are going to read or reply do so now, and all
            results of dialect globe arrive</li>
            </ul>
            </body>
            </html>
            """;

    private LookInside() {}

    /** The routes; the sandbox is asked for at each call, since they are made before it runs. */
    static Map<String, Endpoint> routes(Supplier<Sandbox> sandbox) {
        var routes = new HashMap<String, Endpoint>(Map.of(
                "GET /sandbox", _ -> new Reply.Answer(200, "text/html; charset=utf-8", PAGE, Map.of()),
                "GET /sandbox/recipients", _ -> Reply.json(200, recipients()),
                "GET /sandbox/recipients/globe", _ -> Reply.json(200, globeRecipients()),
                "GET /sandbox/messages", _ -> Reply.json(200, messages(sandbox.get())),
                "GET /sandbox/mails", _ -> Reply.json(200, mails(sandbox.get().mails())),
                "GET /sandbox/mails/*", call -> mail(sandbox.get().mails(), call),
                "GET /sandbox/calls", _ -> Reply.json(200, sandbox.get().calls()),
                "GET /sandbox/account", _ -> Reply.json(200, sandbox.get().account()),
                "GET /sandbox/account/globe", _ -> Reply.json(200, sandbox.get().globeAccount()),
                "POST /sandbox/events",
                        _ -> Reply.json(200, Map.of("told", sandbox.get().fireEvents()))));
        routes.put(
                "GET /sandbox/account/ebox-events",
                _ -> Reply.json(200, sandbox.get().eboxEventsAccount()));
        return routes;
    }

    private static List<Map<String, String>> recipients() {
        return Arrays.stream(MagicRecipient.values())
                .map(recipient -> row(
                        "name", recipient.name(),
                        "kind", recipient.kind().name().toLowerCase(Locale.ROOT),
                        "identifier", recipient.identifier(),
                        "fate", recipient.fate().name(),
                        "says", recipient.fate().says()))
                .toList();
    }

    private static List<Map<String, String>> globeRecipients() {
        return Arrays.stream(GlobeRecipient.values())
                .map(recipient -> row(
                        "name", recipient.name(),
                        "identifier", recipient.bsn(),
                        "fate", recipient.fate().name(),
                        "says", recipient.fate().says()))
                .toList();
    }

    private static Map<String, Object> messages(Sandbox sandbox) {
        var slots = sandbox.slots();
        var latest = slots.subList(Math.max(0, slots.size() - LATEST), slots.size());
        return Map.of(
                "total", slots.size(),
                "items", latest.stream().map(TakenMessage::show).toList());
    }

    private static List<Map<String, Object>> mails(List<Mail> mails) {
        var items = new ArrayList<Map<String, Object>>();
        for (var mail : mails) {
            items.add(show(items.size(), mail));
        }
        return items;
    }

    private static Reply mail(List<Mail> mails, Call call) {
        var n = call.lastSegment();
        return n.matches("[0-9]{1,9}") && Integer.parseInt(n) < mails.size()
                ? Reply.json(200, show(Integer.parseInt(n), mails.get(Integer.parseInt(n))))
                : Reply.json(404, Map.of("error", "no such mail"));
    }

    private static Map<String, Object> show(int n, Mail mail) {
        return Map.of(
                "n", n,
                "at", mail.at(),
                "from", mail.from(),
                "to", mail.to(),
                "subject", mail.subject(),
                "text", mail.text());
    }

    private static Map<String, String> row(String... namesAndValues) {
        var row = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return row;
    }
}
