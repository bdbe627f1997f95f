package eu.briefwissel.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Writes in batches what arrives one by one: while transactions are under way, what comes next gathers for the following
 * one, so that nobody waits for a timer and a busy store writes many rows in one statement. Each item's {@link Uni} gets
 * its result only after its batch was committed. A batch that fails is repeated item by item, so that one item cannot
 * fail another. What waits and what is under way is bounded, where the memory for it is: an item too many fails at once
 * with {@link StoreBusy}, unwritten.
 *
 * @param <T> what is written
 * @param <R> what came of it
 */
final class GroupCommit<T, R> {

    private static final int MOST_ITEMS = 128;
    private static final int MOST_UNDER_WAY = 2;

    private final Function<List<T>, Uni<List<R>>> write;
    private final ToIntFunction<T> weight;
    private final int mostWeight;
    private final ByteBudget room;
    private final Deque<Waiting<T, R>> queue = new ArrayDeque<>();
    private int underWay;

    /**
     * @param write writes a batch in one transaction and gives one result an item, in order
     * @param weight an item's size in bytes
     * @param mostWeight a batch's size in bytes, save that one item always fits
     * @param room for what waits or is under way, which others may share
     */
    GroupCommit(Function<List<T>, Uni<List<R>>> write, ToIntFunction<T> weight, int mostWeight, ByteBudget room) {
        this.write = write;
        this.weight = weight;
        this.mostWeight = mostWeight;
        this.room = room;
    }

    /** For what is bounded by whoever submits it. */
    GroupCommit(Function<List<T>, Uni<List<R>>> write, ToIntFunction<T> weight, int mostWeight) {
        this(write, weight, mostWeight, new ByteBudget(Long.MAX_VALUE));
    }

    private record Waiting<T, R>(T item, UniEmitter<? super R> emitter) {}

    Uni<R> submit(T item) {
        return Uni.createFrom().emitter(emitter -> {
            if (!room.tryTake(weight.applyAsInt(item))) {
                emitter.fail(new StoreBusy());
                return;
            }
            synchronized (queue) {
                queue.add(new Waiting<>(item, emitter));
            }
            drain();
        });
    }

    private void drain() {
        List<Waiting<T, R>> batch = nextBatch();
        if (!batch.isEmpty()) {
            write(batch).subscribe().with(_ -> finished(), _ -> finished());
        }
    }

    private void finished() {
        synchronized (queue) {
            underWay--;
        }
        drain();
    }

    private List<Waiting<T, R>> nextBatch() {
        synchronized (queue) {
            List<Waiting<T, R>> batch = new ArrayList<>();
            int sum = 0;
            while (underWay < MOST_UNDER_WAY && !queue.isEmpty() && batch.size() < MOST_ITEMS) {
                sum += weight.applyAsInt(queue.getFirst().item());
                if (sum > mostWeight && !batch.isEmpty()) {
                    break;
                }
                batch.add(queue.removeFirst());
            }
            underWay += batch.isEmpty() ? 0 : 1;
            return batch;
        }
    }

    private Uni<?> write(List<Waiting<T, R>> batch) {
        return Uni.createFrom()
                .deferred(() -> write.apply(batch.stream().map(Waiting::item).toList()))
                .invoke(results -> complete(batch, results))
                .onFailure()
                .recoverWithUni(failure -> isolate(batch, failure));
    }

    private void complete(List<Waiting<T, R>> batch, List<R> results) {
        for (int i = 0; i < batch.size(); i++) {
            room.give(weight.applyAsInt(batch.get(i).item()));
            batch.get(i).emitter().complete(results.get(i));
        }
    }

    private Uni<List<R>> isolate(List<Waiting<T, R>> batch, Throwable failure) {
        if (batch.size() == 1) {
            room.give(weight.applyAsInt(batch.getFirst().item()));
            batch.getFirst().emitter().fail(failure);
            return Uni.createFrom().item(List.of());
        }
        Uni<?> oneByOne = Uni.createFrom().voidItem();
        for (Waiting<T, R> one : batch) {
            oneByOne = oneByOne.chain(() -> write(List.of(one)));
        }
        return oneByOne.replaceWith(List.of());
    }
}
