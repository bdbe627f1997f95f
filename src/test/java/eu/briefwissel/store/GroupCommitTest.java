package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What waits to be written is bounded in bytes. */
class GroupCommitTest {

    private static final int ROOM = 100;

    private final ByteBudget room = new ByteBudget(ROOM);
    private final List<UniEmitter<? super List<String>>> transactions = new ArrayList<>();
    private final GroupCommit<String, String> commit = new GroupCommit<>(this::write, String::length, ROOM, room);

    private Uni<List<String>> write(List<String> batch) {
        return Uni.createFrom().emitter(transactions::add);
    }

    @Test
    void refusesWhatDoesNotFitBesideWhatWaits() {
        var fits = submit("a".repeat(60));

        var tooMuch = submit("b".repeat(41));

        tooMuch.assertFailedWith(StoreBusy.class);
        fits.assertNotTerminated();
    }

    @Test
    void takesWhatIsLargerThanAllRoomWhenNothingWaits() {
        submit("a".repeat(ROOM + 1)).assertNotTerminated();
    }

    @Test
    void hasRoomAgainWhenABatchWasWritten() {
        submit("a".repeat(ROOM));
        transactions.getFirst().complete(List.of("written"));

        var next = submit("b".repeat(ROOM));

        next.assertNotTerminated();
        assertThat(room.held()).isEqualTo(ROOM);
    }

    @Test
    void hasRoomAgainWhenABatchCouldNotBeWritten() {
        var failed = submit("a".repeat(ROOM));

        transactions.getFirst().fail(new IllegalStateException("no database"));

        failed.assertFailedWith(IllegalStateException.class);
        assertThat(room.held()).isZero();
    }

    /** A batch of many that fails is written again one by one; each gives its room back once. */
    @Test
    void givesRoomBackOnceForWhatIsWrittenAgain() {
        var all = Stream.of("a", "b", "c", "d").map(this::submit).toList();

        while (!transactions.isEmpty()) {
            transactions.removeFirst().fail(new IllegalStateException("no database"));
        }

        all.forEach(one -> one.assertFailedWith(IllegalStateException.class));
        assertThat(room.held()).isZero();
    }

    private UniAssertSubscriber<String> submit(String item) {
        return commit.submit(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
