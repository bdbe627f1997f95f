package eu.briefwissel.publish;

import eu.briefwissel.store.ByteBudget;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets letters be opened while there is room for them; the others wait their turn, closed. */
@ApplicationScoped
class RoomForLetters {

    /** Bytes of letters that are open, as they are stored. */
    static final String OPEN = "briefwissel.letters.open.bytes";

    private static final int SHARE = 16;

    private final ByteBudget budget;
    private final Deque<Waiting> queue = new ArrayDeque<>();

    RoomForLetters(PublishConfig config, MeterRegistry meters) {
        this.budget = new ByteBudget(
                config.bytesOpen().map(MemorySize::asLongValue).orElseGet(() -> ByteBudget.shareOfMemory(SHARE)));
        Gauge.builder(OPEN, budget, ByteBudget::held).register(meters);
    }

    private record Waiting(long bytes, UniEmitter<? super Void> emitter) {}

    /** Does it when there is room for so many bytes, in the order of asking. */
    <T> Uni<T> within(long bytes, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Void>emitter(emitter -> {
                    synchronized (queue) {
                        queue.add(new Waiting(bytes, emitter));
                    }
                    admit();
                })
                .chain(() -> Uni.createFrom()
                        .deferred(work::get)
                        .onTermination()
                        .invoke(() -> {
                            budget.give(bytes);
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
            return first != null && budget.tryTake(first.bytes()) ? queue.removeFirst() : null;
        }
    }
}
