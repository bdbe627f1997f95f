package eu.briefwissel.ingest;

import eu.briefwissel.channel.LookIntoDocuments;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.document.DocumentReport;
import eu.briefwissel.document.LookBroke;
import eu.briefwissel.request.Violation;
import eu.briefwissel.store.Submission;
import eu.briefwissel.store.TenantDirectory;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Checks a submission as {@link AcceptMessage} would, and looks into its documents where this program can; stores nothing. */
@ApplicationScoped
public class CheckMessage {

    private final ReadSubmission reading;
    private final LookIntoDocuments looking;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    CheckMessage(ReadSubmission reading, LookIntoDocuments looking, TenantDirectory tenants, InstantSource clock) {
        this.reading = reading;
        this.looking = looking;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** How deep the documents were checked. */
    public enum Depth {
        /** Their insides, too. */
        LOOKED_INTO,
        /** Their bytes only: this program cannot look into them, or could not now. */
        NOT_LOOKED_INTO,
        /** There is none, or none of a kind that has an inside. */
        NOTHING_TO_LOOK_INTO;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is to be said of it. */
    public sealed interface Verdict {

        /**
         * It was read.
         *
         * @param violations the rules of submissions that it breaks; where there are any, nobody looked into its documents
         * @param report where somebody did
         */
        record Checked(List<Violation> violations, Depth depth, Optional<DocumentReport> report) implements Verdict {

            /** Whether it would be taken, and go by one of its channels at least, as far as anybody looked. */
            public boolean isAcceptable() {
                return violations.isEmpty()
                        && report.map(r -> r.channels().stream().anyMatch(DocumentReport.Channel::takes))
                                .orElse(true);
            }
        }

        /** See {@link AcceptMessage.Answer.Malformed}. */
        record Malformed(int line, int column, String sentence) implements Verdict {}

        /** Too many wait to have theirs looked into. */
        record Busy() implements Verdict {}
    }

    /**
     * Checks it. Fails with {@link eu.briefwissel.store.NoSuchTenant}.
     *
     * @param body the JSON of a {@link SubmissionRequest}, as it came
     */
    public Uni<Verdict> check(TenantId tenant, String clientId, byte[] body) {
        Uni<Verdict> verdict = Uni.createFrom().deferred(() -> {
            DeliveryId id = DeliveryId.of(clock.instant(), UUID.randomUUID());
            return reading.read(new Incoming(id, tenant, clientId, body, Optional.empty(), Optional.empty()))
                    .chain(this::judged);
        });
        return Incoming.isHeavy(body) ? verdict.runSubscriptionOn(Infrastructure.getDefaultWorkerPool()) : verdict;
    }

    private Uni<Verdict> judged(ReadSubmission.Reading read) {
        return switch (read) {
            case ReadSubmission.Reading.Sound(Submission submission) -> lookedInto(submission);
            case ReadSubmission.Reading.Unsound(List<Violation> violations, boolean _) ->
                Uni.createFrom().item(new Verdict.Checked(violations, Depth.NOT_LOOKED_INTO, Optional.empty()));
            case ReadSubmission.Reading.Malformed(int line, int column, String sentence) ->
                Uni.createFrom().item(new Verdict.Malformed(line, column, sentence));
        };
    }

    private Uni<Verdict> lookedInto(Submission submission) {
        if (!LookIntoDocuments.isWorthIt(submission.message().attachments())) {
            return Uni.createFrom().item(unlooked(Depth.NOTHING_TO_LOOK_INTO));
        }
        if (!looking.isBuiltIn()) {
            return Uni.createFrom().item(unlooked(Depth.NOT_LOOKED_INTO));
        }
        return tenants.settings(submission.tenant())
                .chain(settings ->
                        looking.reportUnlessFull(submission.message().attachments(), submission.route(), settings))
                .<Verdict>map(report -> report.isPresent()
                        ? new Verdict.Checked(List.of(), Depth.LOOKED_INTO, report)
                        : new Verdict.Busy())
                .onFailure(LookBroke.class)
                .recoverWithItem(() -> unlooked(Depth.NOT_LOOKED_INTO));
    }

    private static Verdict unlooked(Depth depth) {
        return new Verdict.Checked(List.of(), depth, Optional.empty());
    }
}
