package eu.briefwissel.channel.berichtenbox.globe;

import com.fasterxml.jackson.databind.node.MissingNode;
import eu.briefwissel.channel.berichtenbox.BerichtenboxConfig;
import eu.briefwissel.channel.berichtenbox.TenantClients;
import eu.briefwissel.channel.berichtenbox.TlsChoice;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.AskTogether;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * Asks Logius (WUS, ValidateAbonnementen) who takes letters of a BerichtType from a tenant: those asked about while a call is
 * under way share the next one, since the service counts calls.
 */
@ApplicationScoped
class Subscriptions {

    /** Aansluithandleiding: citizens in one call. */
    static final int MOST_AT_ONCE = 250;

    private final BerichtenboxConfig config;
    private final InstantSource clock;
    private final TenantClients<WusApi> clients;
    private final ConcurrentMap<Desk, AskTogether<Reach>> desks = new ConcurrentHashMap<>();

    private record Desk(TenantId tenant, String messageType) {}

    /** What is asked, but for whom. */
    private record Question(URI endpoint, String oin, String messageType) {}

    /**
     * What a call came to: of one citizen, or of all.
     *
     * @param isRefused whether the question was found wrong, which it may be for one citizen in it
     */
    private record Told(Map<String, Boolean> subscribed, Reach otherwise, boolean isRefused) {

        Told(Map<String, Boolean> subscribed, Reach otherwise) {
            this(subscribed, otherwise, false);
        }

        Reach of(String bsn) {
            return Optional.ofNullable(subscribed.get(bsn))
                    .<Reach>map(is -> is ? new Reach.HasMailbox() : new Reach.NoMailbox())
                    .orElse(otherwise);
        }

        @Override
        public String toString() {
            return "told of " + subscribed.size();
        }
    }

    @Inject
    Subscriptions(BerichtenboxConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.clients = new TenantClients<>(WusApi.class, config, TlsChoice.LOGIUS);
    }

    /** Whether this citizen takes letters of that type. A {@link eu.briefwissel.tenant.SettingMissing} where one is. */
    Uni<Reach> of(String bsn, String messageType, Settings settings) {
        var question = new Question(Urls.base(settings, "globe.wus_url"), settings.require("globe.oin"), messageType);
        return desks.computeIfAbsent(new Desk(settings.tenant(), messageType), _ -> new AskTogether<>(MOST_AT_ONCE))
                .ask(bsn, bsns -> call(bsns, question, settings));
    }

    private Uni<List<Reach>> call(List<String> bsns, Question question, Settings settings) {
        WusApi api;
        try {
            api = clients.of(settings);
        } catch (UnusableKey _) {
            return Uni.createFrom().item(all(bsns, new Told(Map.of(), new Reach.TryLater("signing-key-unusable"))));
        }
        byte[] envelope = SubscriptionXml.question(question.oin(), question.messageType(), bsns);
        return api.validate(question.endpoint(), SubscriptionXml.ACTION, envelope)
                .map(this::told)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onFailure()
                .recoverWithItem(failure -> new Told(Map.of(), new Reach.TryLater(Failure.reason(failure))))
                .chain(told -> told.isRefused() && bsns.size() > 1
                        ? halves(bsns, question, settings)
                        : Uni.createFrom().item(all(bsns, told)));
    }

    /** Whoever the service finds wrong must not keep two hundred others from being told of. */
    private Uni<List<Reach>> halves(List<String> bsns, Question question, Settings settings) {
        int half = bsns.size() / 2;
        return call(bsns.subList(0, half), question, settings)
                .chain(first -> call(bsns.subList(half, bsns.size()), question, settings)
                        .map(second ->
                                Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static List<Reach> all(List<String> bsns, Told told) {
        return bsns.stream().map(told::of).toList();
    }

    private Told told(Response response) {
        byte[] envelope;
        Answer answer;
        try (response) {
            envelope = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
            answer = new Answer(
                    response.getStatus(),
                    Optional.ofNullable(response.getHeaderString("Retry-After")),
                    MissingNode.getInstance());
        }
        if (Outcome.isBusy(answer)) {
            return new Told(Map.of(), new Reach.Busy(answer.reason(), Outcome.delay(answer, clock.instant())));
        }
        if (!answer.isSuccess()) {
            String reason = SubscriptionXml.fault(envelope).orElse(answer.reason());
            return new Told(Map.of(), new Reach.TryLater(reason), reason.equals(SubscriptionXml.REFUSED));
        }
        return new Told(SubscriptionXml.answer(envelope), new Reach.TryLater("not-told"));
    }
}
