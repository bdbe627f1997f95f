package eu.briefwissel.channel.wire;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Asks about many at once: while a call is under way, whoever comes waits, and all of them share the next. Nobody waits for
 * a timer. Safe for many threads.
 *
 * @param <A> what is answered about one
 */
public final class AskTogether<A> {

    private final int most;
    private final Deque<Waiting<A>> waiting = new ArrayDeque<>();
    private boolean isUnderWay;

    private record Waiting<A>(String about, Function<List<String>, Uni<List<A>>> call, UniEmitter<? super A> emitter) {}

    /** @param most about how many one call may ask */
    public AskTogether(int most) {
        this.most = most;
    }

    /**
     * The answer about one.
     *
     * @param call asks about several, and answers in their order; that of whoever came first is made
     */
    public Uni<A> ask(String about, Function<List<String>, Uni<List<A>>> call) {
        return Uni.createFrom().emitter(emitter -> {
            synchronized (waiting) {
                waiting.add(new Waiting<>(about, call, emitter));
            }
            next();
        });
    }

    private void next() {
        List<Waiting<A>> batch = new ArrayList<>();
        synchronized (waiting) {
            if (isUnderWay || waiting.isEmpty()) {
                return;
            }
            while (batch.size() < most && !waiting.isEmpty()) {
                batch.add(waiting.poll());
            }
            isUnderWay = true;
        }
        Uni.createFrom()
                .deferred(() -> batch.getFirst()
                        .call()
                        .apply(batch.stream().map(Waiting::about).toList()))
                .subscribe()
                .with(answers -> ended(batch, answers), failure -> failed(batch, failure));
    }

    private void ended(List<Waiting<A>> batch, List<A> answers) {
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).emitter().complete(answers.get(i));
        }
        over();
    }

    private void failed(List<Waiting<A>> batch, Throwable failure) {
        batch.forEach(one -> one.emitter().fail(failure));
        over();
    }

    private void over() {
        synchronized (waiting) {
            isUnderWay = false;
        }
        next();
    }
}
