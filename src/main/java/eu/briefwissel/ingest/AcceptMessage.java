package eu.briefwissel.ingest;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.store.Acceptance;
import eu.briefwissel.store.Submission;
import eu.briefwissel.store.Submissions;
import eu.briefwissel.telemetry.Attribute;
import eu.briefwissel.telemetry.Span;
import eu.briefwissel.telemetry.Traces;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Takes a submission in: checks it, stores it, and wakes whoever chooses its channel. */
@ApplicationScoped
public class AcceptMessage {

    /** The name of the header that holds a sender's idempotency key. */
    public static final String KEY_HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** Checking and sealing this much takes tenths of a millisecond; more would keep an event loop from others' work. */
    private static final int HEAVY = 32 << 10;

    private final Submissions submissions;
    private final FindTemplate templates;
    private final Connectors connectors;
    private final WakeUps wakeUps;
    private final SubmissionMeters meters;
    private final Traces traces;
    private final InstantSource clock;

    AcceptMessage(
            Submissions submissions,
            FindTemplate templates,
            Connectors connectors,
            WakeUps wakeUps,
            SubmissionMeters meters,
            Traces traces,
            InstantSource clock) {
        this.submissions = submissions;
        this.templates = templates;
        this.connectors = connectors;
        this.wakeUps = wakeUps;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    /** What became of a submission. */
    public sealed interface Answer {
        /** Stored durably now. */
        record Accepted(DeliveryId id) implements Answer {}

        /** The same key and the same body came before: nothing was stored now. */
        record AcceptedBefore(DeliveryId id) implements Answer {}

        /** The same key came before with another body: nothing was stored. */
        record KeyReused() implements Answer {}

        /** Breaks these rules, at least one: nothing was stored. */
        record Invalid(List<Violation> violations) implements Answer {}

        /**
         * Is not JSON: nothing was stored.
         *
         * @param line from 1; 0 where it is not known
         * @param column from 1, in bytes; 0 where it is not known
         */
        record Malformed(int line, int column, String sentence) implements Answer {}
    }

    /**
     * Takes it in; the item comes after the commit. A heavy body is worked on by a worker thread, whichever thread it
     * came on. Fails with {@link eu.briefwissel.store.NoSuchTenant}.
     *
     * @param body the JSON of a {@link SubmissionRequest}, as it came
     * @param key the sender's idempotency key: 1 to 255 visible ASCII characters
     * @param caller the trace that the sender's request is part of
     */
    public Uni<Answer> accept(
            TenantId tenant, String clientId, byte[] body, Optional<String> key, Optional<TraceParent> caller) {
        Uni<Answer> answer = Uni.createFrom()
                .deferred(() -> {
                    DeliveryId id = newId();
                    return traces.submission(id, caller, span -> {
                        var violations = new Violations();
                        var submissionKey = key.map(k -> new Submission.Key(k, body));
                        return checked(new Call(
                                        id, tenant, clientId, body, submissionKey, journey(span, caller), violations))
                                .invoke(outcome -> tell(span, tenant, outcome));
                    });
                })
                .invoke(meters::count);
        return body.length > HEAVY ? answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) : answer;
    }

    private Uni<Answer> checked(Call call) {
        Violations violations = call.violations();
        if (call.key().filter(k -> !KEY.matcher(k.value()).matches()).isPresent()) {
            violations.add(KEY_HEADER, "form", "must have 1 to 255 visible ASCII characters");
        }
        return switch (ReadJson.SUBMISSION.read(call.body(), violations)) {
            case ReadJson.Reading.Malformed<SubmissionRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed(line, column, sentence));
            case ReadJson.Reading.Misshapen<SubmissionRequest> _ -> invalid(violations);
            case ReadJson.Reading.Read<SubmissionRequest>(SubmissionRequest request) ->
                TemplateChoice.of(request)
                        .map(choice -> templated(call, request, choice))
                        .orElseGet(() -> written(call, request));
        };
    }

    /** One submission while it is worked on. */
    private record Call(
            DeliveryId id,
            TenantId tenant,
            String clientId,
            byte[] body,
            Optional<Submission.Key> key,
            Optional<TraceParent> trace,
            Violations violations) {}

    /** What later stages go on with; where nobody is told, the caller's trace still leads to the log. */
    private Optional<TraceParent> journey(Span span, Optional<TraceParent> caller) {
        return traces.isOn() ? Optional.of(span.here()) : caller;
    }

    private Uni<Answer> written(Call call, SubmissionRequest request) {
        return check(call, request, Optional.empty())
                .map(valid -> stored(submission(call, valid)))
                .orElseGet(() -> invalid(call.violations()));
    }

    /** Rendered once, here: whatever becomes of the template later, this letter says what it says. */
    private Uni<Answer> templated(Call call, SubmissionRequest request, TemplateChoice choice) {
        Uni<Templated> found = templates.of(call.tenant(), call.id(), choice);
        Uni<Templated> onOurThread =
                call.body().length > HEAVY ? found.emitOn(Infrastructure.getDefaultWorkerPool()) : found;
        return onOurThread.chain(template -> check(call, request, Optional.of(template))
                .map(valid -> stored(submission(call, valid)))
                .orElseGet(() -> invalidNow(call)));
    }

    /** A repeat gets the answer that it got before, though the template has another version since or is gone. */
    private Uni<Answer> invalidNow(Call call) {
        return call.key()
                .map(key -> submissions.before(call.tenant(), key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(before -> before.map(id -> Uni.createFrom().<Answer>item(new Answer.AcceptedBefore(id)))
                        .orElseGet(() -> invalid(call.violations())));
    }

    private Optional<CheckSubmission.Checked> check(
            Call call, SubmissionRequest request, Optional<Templated> template) {
        return new CheckSubmission(call.violations(), c -> connectors.of(c).capabilities()).check(request, template);
    }

    private DeliveryId newId() {
        return DeliveryId.of(clock.instant(), UUID.randomUUID());
    }

    private static Uni<Answer> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid(violations.all()));
    }

    private static Submission submission(Call call, CheckSubmission.Checked valid) {
        return new Submission(
                call.tenant(),
                call.id(),
                call.clientId(),
                valid.reference(),
                valid.message(),
                valid.route(),
                valid.unreadAfter(),
                call.key(),
                call.trace());
    }

    private static void tell(Span span, TenantId tenant, Answer answer) {
        span.says(Attribute.TENANT, tenant.value());
        switch (answer) {
            case Answer.Accepted(DeliveryId id) ->
                span.says(Attribute.OUTCOME, "accepted").says(Attribute.DELIVERY, id.toString());
            case Answer.AcceptedBefore(DeliveryId id) ->
                span.says(Attribute.OUTCOME, "accepted-before").says(Attribute.DELIVERY, id.toString());
            case Answer.KeyReused _ -> span.says(Attribute.OUTCOME, "key-reused");
            case Answer.Invalid _ -> span.says(Attribute.OUTCOME, "invalid");
            case Answer.Malformed _ -> span.says(Attribute.OUTCOME, "malformed");
        }
    }

    private Uni<Answer> stored(Submission submission) {
        return submissions.accept(submission).map(acceptance -> switch (acceptance) {
            case Acceptance.Accepted(DeliveryId id) -> {
                wakeUps.wake(Stage.RESOLVE);
                yield new Answer.Accepted(id);
            }
            case Acceptance.AcceptedBefore(DeliveryId id) -> new Answer.AcceptedBefore(id);
            case Acceptance.KeyReused _ -> new Answer.KeyReused();
        });
    }
}
