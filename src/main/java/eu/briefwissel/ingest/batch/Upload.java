package eu.briefwissel.ingest.batch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * One upload, from its first byte to its last: no more of it is asked for than there is room for, and no line is taken in before
 * all of it is there.
 */
final class Upload {

    /** How it ended. */
    enum End {
        /** All of it came. */
        COMPLETE,
        /** It broke off: the lines that came were taken in, each whole. */
        BROKEN_OFF,
        /** It has more lines than a batch may have: those up to there were taken in. */
        TOO_MANY_LINES,
        /** The batch's key counts no more: what came before was taken in. */
        TOO_LATE
    }

    private final BatchConfig config;
    private final BooleanSupplier keyCounts;
    private final SplitLines split;
    private final RoomForLines room;
    private volatile End end = End.COMPLETE;
    private int lines;

    /** @param keyCounts whether a line that came before would still be known */
    Upload(BatchConfig config, BooleanSupplier keyCounts) {
        this.config = config;
        this.keyCounts = keyCounts;
        this.split = new SplitLines((int) config.longestLine().asLongValue());
        this.room = new RoomForLines(config.bytesAtOnce().asLongValue());
    }

    /** Has every line taken in; the item comes after the last. Fails where taking in does, and asks for no more then. */
    Uni<End> of(Multi<byte[]> body, Function<Line, Uni<Boolean>> takeIn) {
        Multi<byte[]> came =
                body.onFailure().invoke(_ -> end = End.BROKEN_OFF).onFailure().recoverWithCompletion();
        Multi<Line> whole = came.onItem()
                .transformToMultiAndConcatenate(piece -> Multi.createFrom().iterable(split.feed(piece)));
        return Multi.createBy()
                .concatenating()
                .streams(whole, Multi.createFrom().deferred(this::rest))
                .select()
                .first(this::mayCome)
                .onItem()
                .transformToUniAndConcatenate(room::enter)
                .onItem()
                .transformToUni(
                        line -> ToItsEnd.of(takeIn.apply(line).onTermination().invoke(() -> room.leave(line))))
                .merge(config.linesAtOnce())
                .onItem()
                .ignoreAsUni()
                .map(_ -> end);
    }

    /** What came of a line that nothing ended is a whole line only where the upload came to its end. */
    private Multi<Line> rest() {
        return end == End.COMPLETE
                ? Multi.createFrom().iterable(split.rest().stream().toList())
                : Multi.createFrom().empty();
    }

    private boolean mayCome(Line line) {
        lines++;
        if (lines > config.mostLines()) {
            end = End.TOO_MANY_LINES;
        } else if (!keyCounts.getAsBoolean()) {
            end = End.TOO_LATE;
        }
        return end != End.TOO_MANY_LINES && end != End.TOO_LATE;
    }
}
