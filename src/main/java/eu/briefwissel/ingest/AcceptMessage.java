package eu.briefwissel.ingest;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violation;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Acceptance;
import eu.briefwissel.store.StoreBusy;
import eu.briefwissel.store.Submission;
import eu.briefwissel.store.Submissions;
import eu.briefwissel.work.FactLog;
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

    static final ReadJson<SubmissionRequest> SUBMISSION = new ReadJson<>(SubmissionRequest.class);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /** Checking and sealing this much takes tenths of a millisecond; more would keep an event loop from others' work. */
    private static final int HEAVY = 32 << 10;

    private final Submissions submissions;
    private final FindTemplate templates;
    private final Connectors connectors;
    private final WakeUps wakeUps;
    private final SubmissionMeters meters;
    private final InstantSource clock;

    AcceptMessage(
            Submissions submissions,
            FindTemplate templates,
            Connectors connectors,
            WakeUps wakeUps,
            SubmissionMeters meters,
            InstantSource clock) {
        this.submissions = submissions;
        this.templates = templates;
        this.connectors = connectors;
        this.wakeUps = wakeUps;
        this.meters = meters;
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

        /** More is under way than may be: nothing was stored, and it may come again. */
        record Busy() implements Answer {}

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
     */
    public Uni<Answer> accept(TenantId tenant, String clientId, byte[] body, Optional<String> key) {
        Uni<Answer> answer = Uni.createFrom()
                .deferred(() -> checked(tenant, clientId, body, key))
                .onFailure(StoreBusy.class)
                .recoverWithItem(new Answer.Busy())
                .invoke(meters::count);
        return body.length > HEAVY ? answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) : answer;
    }

    private Uni<Answer> checked(TenantId tenant, String clientId, byte[] body, Optional<String> key) {
        Violations violations = new Violations();
        if (key.filter(k -> !KEY.matcher(k).matches()).isPresent()) {
            violations.add(KEY_HEADER, "form", "must have 1 to 255 visible ASCII characters");
        }
        var call = new Call(tenant, clientId, body, key.map(k -> new Submission.Key(k, body)), violations);
        return switch (SUBMISSION.read(body, violations)) {
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
            TenantId tenant, String clientId, byte[] body, Optional<Submission.Key> key, Violations violations) {}

    private Uni<Answer> written(Call call, SubmissionRequest request) {
        DeliveryId id = newId();
        return check(call, request, Optional.empty())
                .map(valid -> stored(submission(call, id, valid)))
                .orElseGet(() -> invalid(call.violations()));
    }

    /** Rendered once, here: whatever becomes of the template later, this letter says what it says. */
    private Uni<Answer> templated(Call call, SubmissionRequest request, TemplateChoice choice) {
        DeliveryId id = newId();
        Uni<Templated> found = templates.of(call.tenant(), id, choice);
        Uni<Templated> onOurThread =
                call.body().length > HEAVY ? found.emitOn(Infrastructure.getDefaultWorkerPool()) : found;
        return onOurThread.chain(template -> check(call, request, Optional.of(template))
                .map(valid -> stored(submission(call, id, valid)))
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

    private static Submission submission(Call call, DeliveryId id, CheckSubmission.Checked valid) {
        return new Submission(
                call.tenant(),
                id,
                call.clientId(),
                valid.reference(),
                valid.message(),
                valid.route(),
                valid.unreadAfter(),
                call.key());
    }

    private Uni<Answer> stored(Submission submission) {
        return submissions.accept(submission).map(acceptance -> switch (acceptance) {
            case Acceptance.Accepted(DeliveryId id) -> {
                FactLog.accepted(id);
                wakeUps.wake(Stage.RESOLVE);
                yield new Answer.Accepted(id);
            }
            case Acceptance.AcceptedBefore(DeliveryId id) -> new Answer.AcceptedBefore(id);
            case Acceptance.KeyReused _ -> new Answer.KeyReused();
        });
    }
}
