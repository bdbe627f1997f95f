package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.AskTogether;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Outcome;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Asks the eBox federation who has a box: enterprises by their preferences (federation 1.3), citizens by their consents. Those
 * asked about while a call is under way share the next one.
 */
final class EboxPreferences {

    private final Box box;
    private final EboxLine line;
    private final InstantSource clock;
    private final Map<Asker, AskTogether<Reach>> together = new ConcurrentHashMap<>();

    /** Those who share a call share its token: a tenant's senders have accounts of their own. */
    private record Asker(TenantId tenant, URI federation, String account) {}

    EboxPreferences(Box box, EboxLine line, InstantSource clock) {
        this.box = box;
        this.line = line;
        this.clock = clock;
    }

    /** Whether who bears this number can be reached. A {@link eu.briefwissel.tenant.SettingMissing} where one is. */
    Uni<Reach> of(String number, Settings settings) {
        URI federation = Urls.base(settings, box.setting("federation_url"));
        EboxAccount account = EboxAccount.of(box, settings);
        var asker =
                new Asker(settings.tenant(), federation, account.credentials().account());
        return together.computeIfAbsent(asker, _ -> new AskTogether<>(EboxAssumptions.PREFERENCES_LIMIT))
                .ask(
                        number,
                        numbers -> line.exchange(settings, account, call(federation, numbers))
                                .onItemOrFailure()
                                .transform((answer, failure) -> failure == null
                                        ? told(answer, numbers)
                                        : all(numbers, new Reach.TryLater(Failure.reason(failure)))));
    }

    private Function<String, Uni<Response>> call(URI federation, List<String> numbers) {
        byte[] question = EboxIds.request(box, numbers);
        return switch (box) {
            case CITIZEN -> bearer -> line.api().consents(federation, bearer, question);
            case ENTERPRISE -> bearer -> line.api().preferences(federation, bearer, question);
        };
    }

    private List<Reach> told(Answer answer, List<String> numbers) {
        if (Outcome.isBusy(answer)) {
            return all(numbers, new Reach.Busy(answer.reason(), Outcome.delay(answer, clock.instant())));
        }
        // A 404 may be of a wrong address as well: only a list says that somebody is not in it.
        if (!answer.isSuccess() || !answer.body().isArray()) {
            return all(numbers, new Reach.TryLater(answer.reason()));
        }
        Map<String, Reach> told = new HashMap<>();
        for (JsonNode one : answer.body()) {
            told.put(one.path("eboxId").path("eboxIdValue").asText(), reach(one));
        }
        return numbers.stream()
                .map(number -> told.getOrDefault(number, new Reach.NoMailbox()))
                .toList();
    }

    /** Whoever withdrew is in the list all the same (assumed, of citizens). */
    private static Reach reach(JsonNode one) {
        return one.path("consent").asBoolean(true)
                ? new Reach.HasMailbox(one.path("exclusivelyEbox").asBoolean(false))
                : new Reach.OptedOut();
    }

    private static List<Reach> all(List<String> numbers, Reach reach) {
        return numbers.stream().map(_ -> reach).toList();
    }
}
