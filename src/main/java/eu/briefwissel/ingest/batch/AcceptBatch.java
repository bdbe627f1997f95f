package eu.briefwissel.ingest.batch;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.ingest.AcceptMessage;
import eu.briefwissel.request.Violation;
import eu.briefwissel.store.Batch;
import eu.briefwissel.store.Batches;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a batch in, line by line as it comes: each line is a submission, stored or refused by itself. */
@ApplicationScoped
public class AcceptBatch {

    private static final Logger LOG = Logger.getLogger(AcceptBatch.class);

    private final TakeLine takeLine;
    private final Batches batches;
    private final RoomForUploads room;
    private final BatchConfig config;
    private final InstantSource clock;

    AcceptBatch(Batches batches, TakeLine takeLine, RoomForUploads room, BatchConfig config, InstantSource clock) {
        this.takeLine = takeLine;
        this.batches = batches;
        this.room = room;
        this.config = config;
        this.clock = clock;
    }

    /** Who sends it, and the trace that its request is part of. */
    public record Sender(TenantId tenant, String clientId, Optional<TraceParent> trace) {}

    /** What became of an upload. */
    public sealed interface Answer {
        /** All of it came, and every line has its result. */
        record Complete(UUID id) implements Answer {}

        /** It broke off; the whole lines that came have their results. */
        record BrokenOff(UUID id) implements Answer {}

        /** It has more lines than that; those up to there have their results. */
        record TooManyLines(UUID id, int most) implements Answer {}

        /** The batch's key counts no more: what is sent again under it might go out twice. */
        record TooLate(UUID id) implements Answer {}

        /** Too many uploads are under way: nothing was read. */
        record Busy() implements Answer {}

        /** Without a key that can be one: nothing was read. */
        record Invalid(List<Violation> violations) implements Answer {}
    }

    /**
     * Takes it in; the item comes when every line of it has its result. Fails with {@link eu.briefwissel.store.NoSuchTenant}.
     *
     * @param key the sender's idempotency key for the batch: 1 to 255 visible ASCII characters
     * @param body in pieces, of which no more are asked for than there is room for
     */
    public Uni<Answer> accept(Sender sender, Optional<String> key, Multi<byte[]> body) {
        if (key.filter(AcceptMessage::isKey).isEmpty()) {
            String rule = key.isEmpty() ? "required" : "form";
            return Uni.createFrom()
                    .item(new Answer.Invalid(List.of(new Violation(
                            AcceptMessage.KEY_HEADER, rule, "must have 1 to 255 visible ASCII characters"))));
        }
        if (!room.enter()) {
            return Uni.createFrom().item(new Answer.Busy());
        }
        // Where an upload breaks off, what came before gets its results.
        return ToItsEnd.of(batches.begin(sender.tenant(), key.get(), sender.clientId())
                .chain(batch -> clock.instant().isBefore(batch.keyUntil())
                        ? upload(sender, batch, body)
                        : Uni.createFrom().<Answer>item(new Answer.TooLate(batch.id())))
                .onTermination()
                .invoke(room::leave));
    }

    private Uni<Answer> upload(Sender sender, Batch batch, Multi<byte[]> body) {
        return new Upload(config, () -> clock.instant().isBefore(batch.keyUntil()))
                .of(body, takeLine.of(sender, batch.id()))
                .invoke(end -> LOG.infof("upload batch=%s end=%s", batch.id(), end))
                .chain(end -> answer(sender, batch.id(), end));
    }

    private Uni<Answer> answer(Sender sender, UUID batch, Upload.End end) {
        return switch (end) {
            case COMPLETE -> batches.complete(sender.tenant(), batch).replaceWith(new Answer.Complete(batch));
            case BROKEN_OFF -> Uni.createFrom().item(new Answer.BrokenOff(batch));
            case TOO_MANY_LINES -> Uni.createFrom().item(new Answer.TooManyLines(batch, config.mostLines()));
            case TOO_LATE -> Uni.createFrom().item(new Answer.TooLate(batch));
        };
    }
}
