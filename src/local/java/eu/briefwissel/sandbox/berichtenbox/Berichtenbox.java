package eu.briefwissel.sandbox.berichtenbox;

import eu.briefwissel.sandbox.event.Events;
import eu.briefwissel.sandbox.event.Office;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.TokenEndpoint;
import eu.briefwissel.sandbox.wire.TokenEndpoint.Client;
import eu.briefwissel.sandbox.wire.TokenEndpoint.SecretIn;
import eu.briefwissel.sandbox.wire.Tokens;
import java.net.URI;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The Berichtenbox of Logius, dialect {@code bbk}: its routes and its webhooks. */
public final class Berichtenbox implements AutoCloseable {
    /** Where the interface stands, and where its tokens are given out (the seed's default paths). */
    public static final String BASE = "/berichtenbox/v1.7";

    public static final String TOKEN = BASE + "/oauth/token";

    /** The account that a sender has at Logius; {@code key} is that of its PKIoverheid certificate. */
    public record Account(Client client, String webhookSecret, PublicKey key) {
        @Override
        public String toString() {
            return "Account[" + client + "]";
        }
    }

    /**
     * How quickly things go.
     *
     * @param tokenLife how long a token lives
     * @param timestampTolerance how far X-Timestamp may be off; zero leaves it unchecked
     * @param lateBy how late an answer is that comes too late
     */
    public record Timing(Pace pace, Duration tokenLife, Duration timestampTolerance, Duration lateBy) {}

    private final PostSigned post;
    private final Events events;
    private final Map<String, Endpoint> routes;

    /** The Berichtenbox for one account; webhooks go out on the executor, once it is known where to. */
    public Berichtenbox(
            Office.Shared shared, Account account, Timing timing, @Nullable URI webhooks, Executor executor) {
        post = new PostSigned(account.webhookSecret, webhooks);
        var teller = new Webhooks(post, shared.ledger(), shared.clock());
        events = new Events(shared.clock(), timing.pace, teller, executor);
        var office = new Office(Operator.BERICHTENBOX, shared, events);
        var tokens = new Tokens(shared.clock(), timing.tokenLife);
        var headers = new SignedHeaders(account.key, shared.clock(), timing.timestampTolerance);
        routes = Map.of(
                "POST " + TOKEN,
                        new TokenEndpoint(tokens, account.client, SecretIn.BASIC_ONLY)
                                .counted(() -> office.count("token")),
                "POST " + BASE + "/mailbox/check", new CheckMailbox(office, tokens),
                "POST " + BASE + "/messages", new SendMessage(office, tokens, headers, teller, timing.lateBy));
    }

    public Map<String, Endpoint> routes() {
        return routes;
    }

    public Events events() {
        return events;
    }

    /** Sends webhooks to the gateway at this address from now on. */
    public void webhooksGoTo(URI base) {
        post.to(base);
    }

    @Override
    public void close() {
        post.close();
    }
}
