package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.ClientCredentials;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Granted;
import eu.briefwissel.channel.wire.TokenClients;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.crypto.RsaCertificate;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.tenant.EnterpriseNumber;
import eu.briefwissel.tenant.Finding;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at an account without sending anything: its settings, its certificate, and whether the operator lets it in. */
final class EboxCheck {

    private static final String REFERENCE_DATA = "referencedata";

    private final Box box;
    private final EboxApi api;
    private final TokenClients tokens;
    private final Mandates mandates;
    private final EboxConfig config;
    private final InstantSource clock;

    EboxCheck(Box box, EboxApi api, TokenClients tokens, Mandates mandates, Rim rim) {
        this.box = box;
        this.api = api;
        this.tokens = tokens;
        this.mandates = mandates;
        this.config = rim.config();
        this.clock = rim.clock();
    }

    /** What an installation says, and what time it is. */
    record Rim(EboxConfig config, InstantSource clock) {}

    Uni<List<Finding>> of(Settings settings) {
        List<Finding> found = new ArrayList<>(alone(settings));
        ClientCredentials credentials;
        try {
            credentials = EboxAccount.credentials(box, settings);
        } catch (SettingMissing _) { // is told among the settings
            return Uni.createFrom().item(found);
        }
        return tokens.ask(credentials, config.tokenTimeout()).onItemOrFailure().transformToUni((granted, failure) -> {
            found.add(token(granted, failure));
            return granted == null ? Uni.createFrom().item(found) : let(granted, settings, found);
        });
    }

    private Uni<List<Finding>> let(Granted granted, Settings settings, List<Finding> found) {
        return mandate(granted, settings)
                .invoke(finding -> finding.ifPresent(found::add))
                .chain(() -> reached(granted, settings))
                .invoke(finding -> finding.ifPresent(found::add))
                .replaceWith(found);
    }

    private List<Finding> alone(Settings settings) {
        List<String> missing = Stream.of(
                        "base_url", "token_url", "client_id", "sender_organisation_id", "sender_application_id")
                .map(box::setting)
                .filter(name -> settings.find(name).isEmpty())
                .toList();
        List<Finding> found = new ArrayList<>();
        List<String> all = new ArrayList<>(missing);
        Optional<String> certificate = settings.find(box.setting("pki_cert"));
        if (certificate.isEmpty() && settings.find(box.setting("client_secret")).isEmpty()) {
            all.add(box.setting("client_secret") + (box == Box.ENTERPRISE ? " or pki_cert and pki_key" : ""));
        }
        if (certificate.isPresent() && settings.find(box.setting("pki_key")).isEmpty()) {
            all.add(box.setting("pki_key"));
        }
        found.add(new Finding(
                "settings",
                all.isEmpty(),
                all.isEmpty() ? "all that is needed is set" : "not set: " + String.join(", ", all)));
        certificate.ifPresent(pem -> {
            found.add(certificate(pem));
            found.add(number(pem, settings));
        });
        return found;
    }

    private Finding certificate(String pem) {
        try {
            RsaCertificate parsed = RsaCertificate.parse(pem);
            boolean isValid = parsed.isValidAt(clock.instant());
            return new Finding(
                    "certificate",
                    isValid,
                    (isValid ? "valid until " : "not valid: it is from " + parsed.validFrom() + " until ")
                            + parsed.validUntil());
        } catch (UnusableKey unusable) {
            return new Finding("certificate", false, String.valueOf(unusable.getMessage()));
        }
    }

    private Finding number(String pem, Settings settings) {
        String holder = EnterpriseNumber.of(pem).orElse("none");
        String sender = settings.find(box.setting("sender_organisation_id")).orElse("none");
        if (holder.equals(sender)) {
            return new Finding("enterprise-number", true, "the sender is the certificate's holder, " + holder);
        }
        boolean onBehalf = Mandates.areNeeded(box, settings);
        return new Finding(
                "enterprise-number",
                onBehalf && !holder.equals("none"),
                onBehalf
                        ? holder + " publishes on behalf of " + sender
                        : "the sender is " + sender + " and the certificate is of " + holder
                                + ": the operator refuses that (INVALID_SENDER), unless " + box.setting("on_behalf")
                                + " is on");
    }

    private static Finding token(@Nullable Granted granted, Throwable failure) {
        if (granted == null) {
            return new Finding("token", false, TokenClients.why(failure));
        }
        return new Finding(
                "token",
                true,
                granted.scopes().isEmpty()
                        ? "given; the endpoint does not say for which scopes"
                        : "given for " + String.join(" ", granted.scopes()));
    }

    private Uni<Optional<Finding>> mandate(Granted granted, Settings settings) {
        if (!Mandates.areNeeded(box, settings)) {
            return Uni.createFrom().item(Optional.empty());
        }
        try {
            return mandates.ask(
                            Mandates.question(box, settings),
                            call -> call.apply(granted.bearer())
                                    .map(Answer::of)
                                    .ifNoItem()
                                    .after(config.timeout())
                                    .fail())
                    .map(mandate -> Optional.of(
                            switch (mandate) {
                                case GIVEN -> new Finding("mandate", true, "given by the sender");
                                case MISSING ->
                                    new Finding("mandate", false, "the sender has given none to publish for it");
                                case UNKNOWN -> new Finding("mandate", false, "the partition service does not say");
                            }));
        } catch (SettingMissing missing) {
            return Uni.createFrom().item(Optional.of(new Finding("mandate", false, "not set: " + missing.name())));
        }
    }

    /** Message Registry 2.1 publishes one call that changes nothing; without its scope, any answer shows that somebody is there. */
    private Uni<Optional<Finding>> reached(Granted granted, Settings settings) {
        if (settings.find(box.setting("base_url")).isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        boolean mayAsk = granted.scopes().stream().anyMatch(scope -> scope.endsWith(":" + REFERENCE_DATA));
        return Uni.createFrom()
                .deferred(() -> api.referenceData(
                        Urls.base(settings, box.setting("base_url")), mayAsk ? granted.bearer() : null))
                .map(Answer::of)
                .ifNoItem()
                .after(config.timeout())
                .fail()
                .onItemOrFailure()
                .transform((answer, failure) -> Optional.of(
                        answer == null
                                ? new Finding("api", false, "no answer: " + Failure.reason(failure))
                                : new Finding("api", answer.status() < 500, "answers (" + answer.status() + ")")));
    }
}
