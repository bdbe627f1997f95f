package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.berichtenbox.BerichtenboxConfig;
import eu.briefwissel.channel.wire.Answer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls to the tenants' ebMS adapters: what an adapter answered, whatever its status; failing where there is no answer
 * within the time-out. An adapter stands in its tenant's own network, and holds the keys that Logius knows.
 */
@ApplicationScoped
class Adapter {

    private static final String RESULTS = "GLOBE-R-BV-Result";
    private static final List<String> EVENTS = List.of("DELIVERED", "FAILED", "EXPIRED");

    private final AdapterApi api;
    private final Duration timeout;

    @Inject
    Adapter(BerichtenboxConfig config) {
        this.timeout = config.timeout();
        this.api = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("https://tenants-set-it.invalid"))
                .connectTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .build(AdapterApi.class);
    }

    Uni<Answer> send(AdapterMessage message, GlobeAccount account) {
        return within(api.send(account.adapter(), authorization(account), message.toBytes()));
    }

    /** The ids of messages from Logius that nobody marked as processed. */
    Uni<Answer> unprocessed(GlobeAccount account, int most) {
        return within(api.unprocessed(
                account.adapter(), authorization(account), account.cpa().id(), RESULTS, most));
    }

    Uni<Answer> message(String id, GlobeAccount account) {
        return within(api.message(account.adapter(), authorization(account), id));
    }

    Uni<Answer> messageProcessed(String id, GlobeAccount account) {
        return within(api.messageProcessed(account.adapter(), authorization(account), id));
    }

    /** What became of our own messages on their way to Logius. */
    Uni<Answer> events(GlobeAccount account, int most) {
        return within(api.events(
                account.adapter(), authorization(account), account.cpa().id(), EVENTS, most));
    }

    Uni<Answer> eventProcessed(String messageId, GlobeAccount account) {
        return within(api.eventProcessed(account.adapter(), authorization(account), messageId));
    }

    private static @Nullable String authorization(GlobeAccount account) {
        return account.authorization().orElse(null);
    }

    private Uni<Answer> within(Uni<Response> call) {
        return call.map(Answer::of).ifNoItem().after(timeout).fail();
    }
}
