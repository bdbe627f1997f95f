package eu.briefwissel.trace.callback;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.store.CallbackTurns.Target;
import eu.briefwissel.tenant.CallbackFailure;
import eu.briefwissel.trace.ToldEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends a part of the stream to one callback: the events of one message one after the other, those of several messages at a
 * time. From the first failure on, and when our turn may end under a call, no other call is begun.
 */
final class SendPage {

    private final Target target;
    private final SignedCall call;
    private final InstantSource clock;
    private final Instant lastBegin;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<CallbackFailure>> failure = new AtomicReference<>(Optional.empty());

    /** @param longest how long a call may take */
    SendPage(Target target, SignedCall call, InstantSource clock, Duration longest) {
        this.target = target;
        this.call = call;
        this.clock = clock;
        this.lastBegin = target.turn().until().minus(longest);
    }

    /**
     * What came of it.
     *
     * @param upTo the cursor of the last event of those that are done with, without one before it that is not; empty where
     *     the first is not
     * @param isSent whether one of these was sent, and taken
     * @param isWhole whether that is all of them
     */
    record Sent(Optional<String> upTo, boolean isSent, boolean isWhole, Optional<CallbackFailure> failure) {}

    Uni<Sent> send(List<ToldEvent> page, int concurrency) {
        return Multi.createFrom()
                .iterable(lanes(page))
                .onItem()
                .transformToUni(this::oneByOne)
                .merge(concurrency)
                .onItem()
                .ignoreAsUni()
                .map(_ -> sent(page));
    }

    private Collection<List<ToldEvent>> lanes(List<ToldEvent> page) {
        Map<DeliveryId, List<ToldEvent>> lanes = new LinkedHashMap<>();
        page.stream()
                .filter(this::isWanted)
                .forEach(told -> lanes.computeIfAbsent(told.delivery(), _ -> new ArrayList<>())
                        .add(told));
        return lanes.values();
    }

    private Uni<Void> oneByOne(List<ToldEvent> lane) {
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (ToldEvent told : lane) {
            chain = chain.chain(() -> mayBegin() ? one(told) : Uni.createFrom().voidItem());
        }
        return chain;
    }

    private Uni<Void> one(ToldEvent told) {
        return call.send(target, told)
                .invoke(outcome -> {
                    if (outcome.isEmpty()) {
                        sent.add(told.cursor());
                    } else {
                        failure.compareAndSet(Optional.empty(), outcome);
                    }
                })
                .replaceWithVoid();
    }

    private boolean mayBegin() {
        return failure.get().isEmpty() && !clock.instant().isAfter(lastBegin);
    }

    private boolean isWanted(ToldEvent told) {
        return target.callback().wants(told.fact().kind().wireName());
    }

    private Sent sent(List<ToldEvent> page) {
        List<ToldEvent> done = page.stream()
                .takeWhile(told -> !isWanted(told) || sent.contains(told.cursor()))
                .toList();
        return new Sent(
                done.isEmpty() ? Optional.empty() : Optional.of(done.getLast().cursor()),
                done.stream().anyMatch(this::isWanted),
                done.size() == page.size(),
                failure.get());
    }
}
