package eu.briefwissel.ingest;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.LookIntoDocuments;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violation;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Submission;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a submission, fills in the template that it names, if it does, and checks what comes of it by all the rules. */
@ApplicationScoped
class ReadSubmission {

    static final ReadJson<SubmissionRequest> SUBMISSION = new ReadJson<>(SubmissionRequest.class);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final FindTemplate templates;
    private final TenantDirectory tenants;
    private final Connectors connectors;
    private final InspectionConfig config;

    ReadSubmission(FindTemplate templates, TenantDirectory tenants, Connectors connectors, InspectionConfig config) {
        this.config = config;
        this.templates = templates;
        this.tenants = tenants;
        this.connectors = connectors;
    }

    /** What it is. */
    sealed interface Reading {

        /** One that keeps all rules. */
        record Sound(Submission submission) implements Reading {}

        /**
         * One that breaks rules, at least one.
         *
         * @param mayChange whether it may have been sound before: with another version of its template, or while the tenant's
         *     channels took more
         * @param key under which it came
         */
        record Unsound(List<Violation> violations, boolean mayChange, Optional<Submission.Key> key)
                implements Reading {}

        /** See {@link AcceptMessage.Answer.Malformed}. */
        record Malformed(int line, int column, String sentence) implements Reading {}
    }

    /** Whether a header can be an idempotency key. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    Uni<Reading> read(Incoming incoming) {
        Violations violations = new Violations();
        if (incoming.key().filter(k -> !isKey(k.value())).isPresent()) {
            violations.add(AcceptMessage.KEY_HEADER, "form", "must have 1 to 255 visible ASCII characters");
        }
        return switch (SUBMISSION.read(incoming.body(), violations)) {
            case ReadJson.Reading.Malformed<SubmissionRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Reading.Malformed(line, column, sentence));
            case ReadJson.Reading.Misshapen<SubmissionRequest> _ ->
                Uni.createFrom().item(new Reading.Unsound(violations.all(), false, incoming.key()));
            case ReadJson.Reading.Read<SubmissionRequest>(SubmissionRequest request) ->
                read(KeyOfLine.of(incoming, request, violations), request, violations);
        };
    }

    private Uni<Reading> read(Incoming incoming, SubmissionRequest request, Violations violations) {
        return TemplateChoice.of(request)
                .map(choice -> templated(incoming, request, choice, violations))
                .orElseGet(() -> judged(incoming, request, Optional.empty(), violations));
    }

    /** Rendered once, here: whatever becomes of the template later, this letter says what it says. */
    private Uni<Reading> templated(
            Incoming incoming, SubmissionRequest request, TemplateChoice choice, Violations violations) {
        return templates
                .of(incoming.tenant(), incoming.id(), choice, request)
                .chain(template -> judged(incoming, request, Optional.of(template), violations));
    }

    /** By the rules of the channels that speak for this tenant, too. */
    private Uni<Reading> judged(
            Incoming incoming, SubmissionRequest request, Optional<Templated> template, Violations violations) {
        Uni<Settings> found = tenants.settings(incoming.tenant());
        Uni<Settings> onOurThread = incoming.isHeavy() ? found.emitOn(Infrastructure.getDefaultWorkerPool()) : found;
        return onOurThread.map(settings -> {
            Function<ChannelName, Connector> channels = channel -> connectors.of(channel, settings);
            Optional<CheckSubmission.Checked> checked = new CheckSubmission(
                            violations, channels.andThen(Connector::capabilities))
                    .check(request, template)
                    .map(valid -> new CheckSentBy(violations, settings).of(request, valid));
            return checked.filter(_ -> violations.isEmpty())
                    .filter(valid -> new CheckChannels(violations, channels, template)
                            .take(
                                    valid,
                                    SenderSettings.of(settings, valid.message().sentBy())))
                    .<Reading>map(valid -> new Reading.Sound(submission(incoming, valid, settings)))
                    .orElseGet(() -> new Reading.Unsound(
                            violations.all(), template.isPresent() || checked.isPresent(), incoming.key()));
        });
    }

    /** A message without a PDF has nothing that a look into it could tell. */
    private Stage first(Message message) {
        return LookIntoDocuments.isWorthIt(message.attachments())
                        && config.inspection() == InspectionConfig.Inspection.ON
                ? Stage.INSPECT
                : Stage.RESOLVE;
    }

    private Submission submission(Incoming incoming, CheckSubmission.Checked valid, Settings settings) {
        Settings ofSender = SenderSettings.of(settings, valid.message().sentBy());
        Set<ChannelName> production = valid.route().channels().stream()
                .filter(channel -> SenderSettings.isProduction(channel, ofSender))
                .collect(Collectors.toUnmodifiableSet());
        return new Submission(
                incoming.tenant(),
                incoming.id(),
                incoming.clientId(),
                valid.reference(),
                valid.message(),
                valid.route(),
                valid.unreadAfter(),
                incoming.key(),
                first(valid.message()),
                incoming.trace(),
                incoming.batch(),
                production);
    }
}
