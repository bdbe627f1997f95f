package eu.briefwissel.work;

import eu.briefwissel.store.ByteBudget;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets work be done while there is room for it; the rest waits its turn. */
public final class Room {

    private final ByteBudget budget;
    private final Deque<Waiting> queue = new ArrayDeque<>();

    /** One of that size, in whatever is counted. */
    public Room(long most) {
        this.budget = new ByteBudget(most);
    }

    private record Waiting(long size, UniEmitter<? super Void> emitter) {}

    /** How much of it is taken. */
    public long held() {
        return budget.held();
    }

    /** Does it when there is room for so much, in the order of asking. */
    public <T> Uni<T> within(long size, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    synchronized (queue) {
                        queue.add(new Waiting(size, emitter));
                    }
                    admit();
                })
                .chain(() -> Uni.createFrom()
                        .deferred(work::get)
                        .onTermination()
                        .invoke(() -> {
                            budget.give(size);
                            admit();
                        }));
    }

    private void admit() {
        for (Waiting next = next(); next != null; next = next()) {
            next.emitter().complete(null);
        }
    }

    private @Nullable Waiting next() {
        synchronized (queue) {
            Waiting first = queue.peekFirst();
            return first != null && budget.tryTake(first.size()) ? queue.removeFirst() : null;
        }
    }
}
