package eu.briefwissel.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.document.DeepCheck;
import eu.briefwissel.document.PdfLook;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many looks that somebody waits for are let in, beside those into accepted messages. */
class RoomForDocumentsTest {

    private final RoomForDocuments room =
            new RoomForDocuments(Optional::empty, new OneAtOnce(), new SimpleMeterRegistry());

    private record OneAtOnce() implements DeepCheck {
        @Override
        public CompletionStage<PdfLook> look(byte[] pdf, boolean asPdfa) {
            return CompletableFuture.completedFuture(new PdfLook(1, List.of()));
        }

        @Override
        public int atOnce() {
            return 1;
        }
    }

    @Test
    void letsAFewWaitAndSendsTheNextAway() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        List<CompletableFuture<Optional<String>>> first = new ArrayList<>();
        for (int i = 0; i < RoomForDocuments.WAITED_FOR; i++) {
            first.add(asked(slow));
        }

        assertThat(asked(slow)).isCompletedWithValue(Optional.empty());
        assertThat(first).noneMatch(CompletableFuture::isDone);

        slow.complete("report");

        assertThat(first).allSatisfy(one -> assertThat(one).isCompletedWithValue(Optional.of("report")));
        assertThat(asked(slow)).isCompletedWithValue(Optional.of("report"));
    }

    @Test
    void looksIntoOneAtATimeWhoeverAsks() {
        AtomicInteger begun = new AtomicInteger();
        CompletableFuture<String> slow = new CompletableFuture<>();
        var _ = room.within(1, () -> looked(begun, slow)).subscribeAsCompletionStage();
        var checked = room.unlessFull(1, () -> looked(begun, slow)).subscribeAsCompletionStage();

        assertThat(begun).hasValue(1);

        slow.complete("report");

        assertThat(checked).isCompletedWithValue(Optional.of("report"));
        assertThat(begun).hasValue(2);
    }

    private CompletableFuture<Optional<String>> asked(CompletableFuture<String> answer) {
        return room.unlessFull(1, () -> Uni.createFrom().completionStage(answer))
                .subscribeAsCompletionStage();
    }

    private static Uni<String> looked(AtomicInteger begun, CompletableFuture<String> answer) {
        begun.incrementAndGet();
        return Uni.createFrom().completionStage(answer);
    }
}
