package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.tenant.EnterpriseNumber;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Whether a service provider may publish for another enterprise (Partition API, {@code hasMandate}); answers count for a while, a
 * no for less long than a yes.
 */
final class Mandates {

    private static final Duration YES_COUNTS = Duration.ofHours(1);
    private static final Duration NO_COUNTS = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 10_000;

    private final EboxApi api;
    private final InstantSource clock;
    private final Map<Asked, Known> known = new ConcurrentHashMap<>();

    Mandates(EboxApi api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** What is answered. */
    enum Mandate {
        GIVEN,
        MISSING,
        /** Nobody answered, or not so that it could be understood. */
        UNKNOWN
    }

    /**
     * A question.
     *
     * @param provider the KBO number of the one who publishes
     * @param sender the KBO number of the one for whom
     */
    record Asked(URI partitions, String provider, String sender) {}

    private record Known(Mandate mandate, Instant until) {}

    /** Whether the account is a service provider's. */
    static boolean areNeeded(Box box, Settings settings) {
        return settings.find(box.setting("on_behalf")).filter("on"::equals).isPresent();
    }

    /** What is to be asked for these settings; a {@link SettingMissing} where that is not said. */
    static Asked question(Box box, Settings settings) {
        String certificate = settings.require(box.setting("pki_cert"));
        String provider =
                EnterpriseNumber.of(certificate).orElseThrow(() -> new SettingMissing(box.setting("pki_cert")));
        return new Asked(
                Urls.base(settings, box.setting("partition_url")),
                provider,
                settings.require(box.setting("sender_organisation_id")));
    }

    /** @param exchange makes the call with a token */
    Uni<Mandate> of(Asked asked, Function<Function<String, Uni<Response>>, Uni<Answer>> exchange) {
        return Optional.ofNullable(known.get(asked))
                .filter(answer -> clock.instant().isBefore(answer.until()))
                .map(answer -> Uni.createFrom().item(answer.mandate()))
                .orElseGet(() -> ask(asked, exchange));
    }

    /** As {@link #of}, whatever was answered before. */
    Uni<Mandate> ask(Asked asked, Function<Function<String, Uni<Response>>, Uni<Answer>> exchange) {
        return exchange.apply(bearer -> api.mandate(
                        asked.partitions(),
                        bearer,
                        asked.sender(),
                        asked.provider(),
                        EboxAssumptions.MANDATE_OPERATION))
                .map(Mandates::read)
                .onFailure()
                .recoverWithItem(Mandate.UNKNOWN)
                .invoke(mandate -> keep(asked, mandate));
    }

    private void keep(Asked asked, Mandate mandate) {
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        switch (mandate) {
            case GIVEN -> known.put(asked, new Known(mandate, clock.instant().plus(YES_COUNTS)));
            case MISSING -> known.put(asked, new Known(mandate, clock.instant().plus(NO_COUNTS)));
            case UNKNOWN -> known.remove(asked);
        }
    }

    private static Mandate read(Answer answer) {
        var told = answer.body().path("hasMandate");
        if (!answer.isSuccess() || !told.isBoolean()) {
            return Mandate.UNKNOWN;
        }
        return told.booleanValue() ? Mandate.GIVEN : Mandate.MISSING;
    }
}
