package eu.briefwissel.ingest;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.SentBy;
import eu.briefwissel.request.Violations;
import eu.briefwissel.tenant.OnboardingStep;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks in whose name a message is to go: that there is such a sender, that it was given this kind of official post, and that
 * production is open to it. A tenant without senders sends in its own name, whatever it likes.
 */
record CheckSentBy(Violations violations, Settings settings) {

    private static final String SENDER = "/sender";

    /** The message with its sender; without one where the tenant has none, or a rule is broken. */
    CheckSubmission.Checked of(SubmissionRequest request, CheckSubmission.Checked checked) {
        Optional<String> name = Optional.ofNullable(request.sender());
        Optional<String> application = Optional.ofNullable(request.application());
        if (settings.senders().isEmpty() && name.isEmpty() && application.isEmpty()) {
            return checked;
        }
        Optional<Sender> sender = settings.senders().meant(name);
        if (sender.isEmpty()) {
            violations.add(
                    SENDER,
                    name.isEmpty() ? "sender-needed" : "sender-unknown",
                    name.isEmpty()
                            ? "must name one of the tenant's senders, of which none is the default"
                            : "must name a sender of this tenant");
            return checked;
        }
        return application(sender.get(), application, checked.message().messageType())
                .map(found -> sender.get().as(found, checked.message().language()))
                .filter(sentBy -> isOpen(sentBy, checked.route().channels()))
                .map(checked::sentBy)
                .orElse(checked);
    }

    private Optional<Sender.Application> application(Sender sender, Optional<String> name, String type) {
        Optional<Sender.Application> found = sender.application(name, type);
        if (name.isPresent() && found.isEmpty()) {
            violations.add("/application", "application-unknown", "must name an application of the sender");
            return Optional.empty();
        }
        Optional<Sender.Application> given = found.filter(application -> application.isGiven(type));
        if (given.isEmpty()) {
            violations.add(
                    "/messageType",
                    "message-type-not-given",
                    "must be a kind of official post that the sender, or the application named, was given");
        }
        return given;
    }

    /** FOD BOSA: production is open to whoever has taken every step. It is looked at again before the call. */
    private boolean isOpen(SentBy sentBy, List<ChannelName> channels) {
        List<OnboardingStep> missing = channels.stream()
                .flatMap(channel -> SenderSettings.closedFor(sentBy, channel, settings).stream())
                .distinct()
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return true;
        }
        violations.add(
                SENDER,
                "onboarding-incomplete",
                "must have taken every step before it publishes in production; missing: "
                        + missing.stream()
                                .map(step -> step.wireName() + " (" + step.whereToGetIt() + ")")
                                .collect(Collectors.joining(", ")));
        return false;
    }
}
