package eu.briefwissel.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.briefwissel.channel.LookIntoDocuments;
import eu.briefwissel.delivery.Broken;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Inspecting;
import eu.briefwissel.document.DocumentReport;
import eu.briefwissel.document.LookBroke;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.InspectionReports;
import eu.briefwissel.store.Uninspected;
import eu.briefwissel.store.UninspectedMessages;
import eu.briefwissel.telemetry.SpanName;
import eu.briefwissel.telemetry.Traces;
import eu.briefwissel.tenant.Settings;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Has one message's documents looked into: begun, looked into, written down, settled. */
@ApplicationScoped
class InspectOne {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WorkQueue queue;
    private final UninspectedMessages messages;
    private final InspectionReports reports;
    private final LookIntoDocuments looking;
    private final InspectMeters meters;
    private final Traces traces;
    private final InstantSource clock;

    InspectOne(
            WorkQueue queue,
            UninspectedMessages messages,
            InspectionReports reports,
            LookIntoDocuments looking,
            InspectMeters meters,
            Traces traces,
            InstantSource clock) {
        this.queue = queue;
        this.messages = messages;
        this.reports = reports;
        this.looking = looking;
        this.meters = meters;
        this.traces = traces;
        this.clock = clock;
    }

    /** What came of it, where it did not end. */
    sealed interface Ended {

        record Well() implements Ended {}

        record Unreadable(Broken what) implements Ended {}

        record Lost(LookBroke because) implements Ended {}
    }

    Uni<Ended> inspect(Claimed piece, Settings settings) {
        return messages.begin(piece, queue.lease()).chain(begun -> switch (begun) {
            case Uninspected.Ready ready -> inspect(piece, ready, settings);
            case Uninspected.Over _ -> queue.done(List.of(piece)).replaceWith(new Ended.Well());
            case Uninspected.Unreadable(Broken what) -> Uni.createFrom().item(new Ended.Unreadable(what));
        });
    }

    /** Nobody had begun with its documents: that is no try of it. */
    Uni<Void> notBegun(Claimed piece, Instant dueAt) {
        return messages.notBegun(piece, dueAt);
    }

    private Uni<Ended> inspect(Claimed piece, Uninspected.Ready ready, Settings settings) {
        if (!(ready.delivery().state() instanceof DeliveryState.Accepted accepted)) {
            return queue.done(List.of(piece)).replaceWith(new Ended.Well());
        }
        var begun = meters.begin();
        return traces.during(
                ready.delivery(),
                SpanName.INSPECT,
                _ -> looking.report(ready.documents(), accepted.route(), settings)
                        .invoke(report -> meters.ended(report, begun))
                        .chain(report -> settle(piece, ready, report))
                        .onFailure(LookBroke.class)
                        .recoverWithItem(broke -> new Ended.Lost(broke)));
    }

    /** The report first: what is refused is refused with it. Whoever looks again after a crash writes it again. */
    private Uni<Ended> settle(Claimed piece, Uninspected.Ready ready, DocumentReport report) {
        long version = ready.delivery().version();
        var found = new Inspecting.Found(report.unfit(), report.summary());
        return reports.put(piece.tenant(), piece.delivery(), json(report))
                .chain(() -> queue.settle(
                        ready.delivery(),
                        now -> now.version() == version
                                ? Inspecting.ended(now, found, clock.instant())
                                : Optional.empty()))
                .chain(committed -> committed.isPresent() ? Uni.createFrom().voidItem() : queue.done(List.of(piece)))
                .replaceWith(new Ended.Well());
    }

    private static byte[] json(DocumentReport report) {
        try {
            return JSON.writeValueAsBytes(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report always has JSON", e);
        }
    }
}
