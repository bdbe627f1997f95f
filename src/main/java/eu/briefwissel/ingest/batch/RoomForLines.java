package eu.briefwissel.ingest.batch;

import eu.briefwissel.store.ByteBudget;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Lets lines of one upload in while there is room for their bytes, and the others wait, in their order. */
final class RoomForLines {

    private record Waiting(Line line, Runnable enter) {}

    private final ByteBudget budget;
    private final Deque<Waiting> queue = new ArrayDeque<>();

    RoomForLines(long most) {
        this.budget = new ByteBudget(most);
    }

    /** The line, when there is room for it. */
    Uni<Line> enter(Line line) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (queue) {
                queue.add(new Waiting(line, () -> emitter.complete(line)));
            }
            letIn();
        });
    }

    /** A line that was let in has gone. */
    void leave(Line line) {
        budget.give(line.bytes().length);
        letIn();
    }

    private void letIn() {
        List<Waiting> entering = new ArrayList<>();
        synchronized (queue) {
            while (!queue.isEmpty() && budget.tryTake(queue.getFirst().line().bytes().length)) {
                entering.add(queue.removeFirst());
            }
        }
        entering.forEach(waiting -> waiting.enter().run());
    }
}
