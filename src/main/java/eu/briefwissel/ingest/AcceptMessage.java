package eu.briefwissel.ingest;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.request.Violation;
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

/** Takes a submission in: checks it, stores it, and wakes whoever chooses its channel. */
@ApplicationScoped
public class AcceptMessage {

    /** The name of the header that holds a sender's idempotency key. */
    public static final String KEY_HEADER = "Idempotency-Key";

    private final ReadSubmission reading;
    private final Submissions submissions;
    private final WakeUps wakeUps;
    private final WatchSubmission watching;
    private final InstantSource clock;

    AcceptMessage(
            ReadSubmission reading,
            Submissions submissions,
            WakeUps wakeUps,
            WatchSubmission watching,
            InstantSource clock) {
        this.reading = reading;
        this.submissions = submissions;
        this.wakeUps = wakeUps;
        this.watching = watching;
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
     * @param caller the trace that the sender's request is part of
     */
    public Uni<Answer> accept(
            TenantId tenant, String clientId, byte[] body, Optional<String> key, Optional<TraceParent> caller) {
        Uni<Answer> answer = Uni.createFrom().deferred(() -> {
            DeliveryId id = DeliveryId.of(clock.instant(), UUID.randomUUID());
            var submissionKey = key.map(k -> new Submission.Key(k, body));
            return watching.watch(
                    tenant,
                    id,
                    caller,
                    trace -> takenIn(new Incoming(id, tenant, clientId, body, submissionKey, trace)));
        });
        return Incoming.isHeavy(body) ? answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) : answer;
    }

    private Uni<Answer> takenIn(Incoming incoming) {
        return reading.read(incoming)
                .chain(read -> switch (read) {
                    case ReadSubmission.Reading.Sound(Submission submission) -> stored(submission);
                    case ReadSubmission.Reading.Unsound(List<Violation> violations, boolean mayChange) ->
                        mayChange
                                ? invalidNow(incoming, violations)
                                : Uni.createFrom().item(new Answer.Invalid(violations));
                    case ReadSubmission.Reading.Malformed(int line, int column, String sentence) ->
                        Uni.createFrom().item(new Answer.Malformed(line, column, sentence));
                })
                .onFailure(StoreBusy.class)
                .recoverWithItem(new Answer.Busy());
    }

    /** A repeat gets the answer that it got before, though the template has another version since or is gone, or the
     * tenant's channels take less. */
    private Uni<Answer> invalidNow(Incoming incoming, List<Violation> violations) {
        return incoming.key()
                .map(key -> submissions.before(incoming.tenant(), key))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(before ->
                        before.<Answer>map(Answer.AcceptedBefore::new).orElseGet(() -> new Answer.Invalid(violations)));
    }

    private Uni<Answer> stored(Submission submission) {
        return submissions.accept(submission).map(acceptance -> switch (acceptance) {
            case Acceptance.Accepted(DeliveryId id) -> {
                FactLog.accepted(id);
                wakeUps.wake(submission.first());
                yield new Answer.Accepted(id);
            }
            case Acceptance.AcceptedBefore(DeliveryId id) -> new Answer.AcceptedBefore(id);
            case Acceptance.KeyReused _ -> new Answer.KeyReused();
        });
    }
}
