package eu.briefwissel.channel.berichtenbox.globe;

import eu.briefwissel.channel.berichtenbox.BerichtenboxConfig;
import eu.briefwissel.channel.berichtenbox.TenantClients;
import eu.briefwissel.channel.berichtenbox.TlsChoice;
import eu.briefwissel.channel.wire.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calls to the tenants' ebMS adapters: what an adapter answered, whatever its status; failing where there is no answer
 * within the time-out, or with {@link eu.briefwissel.crypto.UnusableKey} before any call where the certificate that it wants
 * cannot be used. An adapter stands in its tenant's own network, and holds the keys that Logius knows.
 */
@ApplicationScoped
class Adapter {

    private static final String RESULTS = "GLOBE-R-BV-Result";
    private static final List<String> EVENTS = List.of("DELIVERED", "FAILED", "EXPIRED");

    private final TenantClients<AdapterApi> clients;
    private final Duration timeout;

    @Inject
    Adapter(BerichtenboxConfig config) {
        this.timeout = config.timeout();
        this.clients = new TenantClients<>(AdapterApi.class, config, TlsChoice.ADAPTER);
    }

    Uni<Answer> send(AdapterMessage message, GlobeAccount account) {
        return call(account, api -> api.send(account.adapter(), authorization(account), message.toBytes()));
    }

    /** The ids of messages from Logius that nobody marked as processed. */
    Uni<Answer> unprocessed(GlobeAccount account, int most) {
        return call(
                account,
                api -> api.unprocessed(
                        account.adapter(), authorization(account), account.cpa().id(), RESULTS, most));
    }

    Uni<Answer> message(String id, GlobeAccount account) {
        return call(account, api -> api.message(account.adapter(), authorization(account), id));
    }

    Uni<Answer> messageProcessed(String id, GlobeAccount account) {
        return call(account, api -> api.messageProcessed(account.adapter(), authorization(account), id));
    }

    /** What became of our own messages on their way to Logius. */
    Uni<Answer> events(GlobeAccount account, int most) {
        return call(
                account,
                api -> api.events(
                        account.adapter(), authorization(account), account.cpa().id(), EVENTS, most));
    }

    Uni<Answer> eventProcessed(String messageId, GlobeAccount account) {
        return call(account, api -> api.eventProcessed(account.adapter(), authorization(account), messageId));
    }

    private static @Nullable String authorization(GlobeAccount account) {
        return account.authorization().orElse(null);
    }

    private Uni<Answer> call(GlobeAccount account, Function<AdapterApi, Uni<Response>> call) {
        return Uni.createFrom()
                .deferred(() -> call.apply(clients.of(account.settings())))
                .map(Answer::of)
                .ifNoItem()
                .after(timeout)
                .fail();
    }
}
