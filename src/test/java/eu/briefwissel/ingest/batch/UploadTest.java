package eu.briefwissel.ingest.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An upload against a store that takes lines when the test says so. */
class UploadTest {

    private static final String LINE = "0123456789";
    private static final int MANY = 100_000;
    private static final int A_PIECE = 10;
    private static final BatchConfig ROOMY = new Limits(MANY, 1_000, 64, 1 << 20);

    private record Limits(int mostLines, long longest, int linesAtOnce, long atOnce) implements BatchConfig {
        @Override
        public MemorySize longestLine() {
            return new MemorySize(BigInteger.valueOf(longest));
        }

        @Override
        public MemorySize bytesAtOnce() {
            return new MemorySize(BigInteger.valueOf(atOnce));
        }
    }

    private final Deque<UniEmitter<? super Boolean>> underWay = new ArrayDeque<>();
    private final List<String> taken = new ArrayList<>();
    private final AtomicInteger pieces = new AtomicInteger();
    private int mostUnderWay;

    @ParameterizedTest
    @CsvSource({"64, 1048576, 64", "100000, 200, 20", "100000, 5, 1"})
    void hasNoMoreLinesUnderWayThanThereIsRoomForAndAsksForNoMore(int linesAtOnce, long bytesAtOnce, int most) {
        var ended = upload(new Limits(MANY, 1_000, linesAtOnce, bytesAtOnce), endless(MANY / A_PIECE));

        assertThat(underWay).hasSize(most);
        assertThat(pieces.get()).isLessThanOrEqualTo(most / A_PIECE + 3);

        letAllThrough();
        assertThat(ended.get()).isEqualTo(Upload.End.COMPLETE);
        assertThat(taken).hasSize(MANY);
        assertThat(mostUnderWay).isEqualTo(most);
        assertThat(pieces.get()).isEqualTo(MANY / A_PIECE);
    }

    @Test
    void takesTheLinesThatCameWholeWhereItBreaksOffAndNothingOfTheLast() {
        var ended = upload(
                ROOMY,
                Multi.createBy()
                        .concatenating()
                        .streams(text("one\ntwo\nthr"), Multi.createFrom().failure(new IOException("gone"))));

        letAllThrough();
        assertThat(taken).containsExactly("one", "two");
        assertThat(ended.get()).isEqualTo(Upload.End.BROKEN_OFF);
    }

    @Test
    void takesTheLastLineWithoutAnEndWhereTheUploadEnds() {
        var ended = upload(ROOMY, text("one\ntwo"));

        letAllThrough();
        assertThat(taken).containsExactly("one", "two");
        assertThat(ended.get()).isEqualTo(Upload.End.COMPLETE);
    }

    @Test
    void takesAsManyLinesAsABatchMayHaveAndAsksForNoMore() {
        var ended = upload(new Limits(25, 1_000, 64, 1 << 20), endless(MANY));

        letAllThrough();
        assertThat(taken).hasSize(25);
        assertThat(ended.get()).isEqualTo(Upload.End.TOO_MANY_LINES);
        assertThat(pieces.get()).isLessThan(10);
    }

    @Test
    void takesNothingMoreWhenTheKeyCountsNoMore() {
        var until = new AtomicInteger(15);
        AtomicReference<Upload.End> ended = new AtomicReference<>();
        new Upload(ROOMY, () -> until.getAndDecrement() > 0)
                .of(endless(MANY), this::takeIn)
                .subscribe()
                .with(ended::set);

        letAllThrough();
        assertThat(taken).hasSize(15);
        assertThat(ended.get()).isEqualTo(Upload.End.TOO_LATE);
    }

    @Test
    void failsWhereALineCannotBeTakenInAndAsksForNoMore() {
        AtomicReference<Throwable> failed = new AtomicReference<>();
        new Upload(ROOMY, () -> true)
                .of(endless(MANY), _ -> Uni.createFrom().failure(new IOException("no store")))
                .subscribe()
                .with(_ -> {}, failed::set);

        assertThat(failed.get()).hasMessage("no store");
        assertThat(pieces.get()).isLessThan(10);
    }

    @Test
    void cutsNoLineOffWhereAnotherFails() {
        AtomicReference<Throwable> failed = new AtomicReference<>();
        new Upload(ROOMY, () -> true)
                .of(
                        text("one\ntwo\n"),
                        line -> line.number() == 1
                                ? takeIn(line).onCancellation().invoke(() -> taken.add("cut off"))
                                : Uni.createFrom().failure(new IOException("no store")))
                .subscribe()
                .with(_ -> {}, failed::set);

        assertThat(failed.get()).hasMessage("no store");
        assertThat(taken).containsExactly("one");
    }

    private AtomicReference<Upload.End> upload(BatchConfig config, Multi<byte[]> body) {
        AtomicReference<Upload.End> ended = new AtomicReference<>();
        new Upload(config, () -> true).of(body, this::takeIn).subscribe().with(ended::set);
        return ended;
    }

    private Uni<Boolean> takeIn(Line line) {
        return Uni.createFrom().emitter(emitter -> {
            taken.add(new String(line.bytes(), UTF_8));
            underWay.add(emitter);
            mostUnderWay = Math.max(mostUnderWay, underWay.size());
        });
    }

    private void letAllThrough() {
        while (!underWay.isEmpty()) {
            underWay.removeFirst().complete(true);
        }
    }

    /** So many pieces of ten lines, made when they are asked for. */
    private Multi<byte[]> endless(int many) {
        byte[] piece = (LINE + "\n").repeat(A_PIECE).getBytes(UTF_8);
        return Multi.createFrom()
                .iterable(() -> Stream.generate(() -> {
                            pieces.incrementAndGet();
                            return piece;
                        })
                        .limit(many)
                        .iterator());
    }

    private static Multi<byte[]> text(String text) {
        return Multi.createFrom().item(text.getBytes(UTF_8));
    }
}
