package eu.briefwissel.sandbox.callback;

import eu.briefwissel.sandbox.wire.Call;
import eu.briefwissel.sandbox.wire.Endpoint;
import eu.briefwissel.sandbox.wire.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Receivers by name: each is told its secret, takes what is signed with it, and shows what it got, what was refused too. Told to,
 * it answers with another status from then on.
 */
public final class Receivers {
    private static final int LATEST = 1_000;
    private static final int MOST_RECEIVERS = 100;
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}");

    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Duration tolerance;

    /** @param tolerance how far the time of a call may be from ours; zero where times are not compared */
    public Receivers(InstantSource clock, Duration tolerance) {
        this.clock = clock;
        this.tolerance = tolerance;
    }

    private static final class Receiver {
        private String secret = "";
        private int status = 204;
        private final List<Map<String, Object>> got = new ArrayList<>();
    }

    /** The routes, under {@code /sandbox/callbacks}. */
    public Map<String, Endpoint> routes() {
        return Map.of(
                "POST /sandbox/callbacks/*", this::receive,
                "GET /sandbox/callbacks/*", this::show,
                "PUT /sandbox/callbacks/*", this::set);
    }

    /** What the receiver is: {@code ?secret=whsec_…}, and {@code ?status=500} for what it answers to what is signed well. */
    private Reply set(Call call) {
        var receiver = receiver(call);
        synchronized (receiver) {
            call.query("secret").stream().findFirst().ifPresent(secret -> receiver.secret = secret);
            call.query("status").stream()
                    .filter(status -> STATUS.matcher(status).matches())
                    .findFirst()
                    .ifPresent(status -> receiver.status = Integer.parseInt(status));
        }
        return Reply.json(200, Map.of("listens", call.path()));
    }

    private Reply receive(Call call) {
        var receiver = receiver(call);
        synchronized (receiver) {
            var refusal = StandardWebhook.of(call).refusal(receiver.secret, clock.instant(), tolerance);
            var status = refusal.isPresent() ? 400 : receiver.status;
            var one = new LinkedHashMap<String, Object>();
            one.put("webhook-id", call.header("webhook-id").orElse(""));
            one.put("verified", refusal.isEmpty());
            refusal.ifPresent(why -> one.put("refused", why));
            one.put("answered", status);
            one.put("body", new String(call.body(), StandardCharsets.UTF_8));
            receiver.got.add(one);
            if (receiver.got.size() > LATEST) {
                receiver.got.removeFirst();
            }
            return new Reply.Answer(status, "text/plain", "", Map.of());
        }
    }

    private Reply show(Call call) {
        var receiver = receiver(call);
        synchronized (receiver) {
            return Reply.json(200, Map.of("items", List.copyOf(receiver.got)));
        }
    }

    private Receiver receiver(Call call) {
        if (receivers.size() > MOST_RECEIVERS) {
            receivers.clear();
        }
        return receivers.computeIfAbsent(call.lastSegment(), _ -> new Receiver());
    }
}
