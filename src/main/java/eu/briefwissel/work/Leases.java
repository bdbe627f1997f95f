package eu.briefwissel.work;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What this process has claimed. Told to stop, it claims no more and gives back, due at once, what it has claimed and not
 * begun. A piece is either begun or given back, never both: a call that was begun is left to end by itself.
 */
@ApplicationScoped
class Leases {

    private final Claims claims;
    private final WorkConfig config;
    private final InstantSource clock;
    private final Set<Claimed> unbegun = ConcurrentHashMap.newKeySet();
    private final Phaser batches = new Phaser(1);
    private volatile boolean stopping;

    Leases(Claims claims, WorkConfig config, InstantSource clock) {
        this.claims = claims;
        this.config = config;
        this.clock = clock;
    }

    /** A batch is under way from here to {@link #close}. */
    void open() {
        batches.register();
    }

    /** The batch has ended; what it neither began nor gave up is forgotten, and due when its lease ends. */
    void close(Iterable<Claimed> claimed) {
        claimed.forEach(unbegun::remove);
        batches.arriveAndDeregister();
    }

    /** Claims a batch; nothing from when this process is told to stop. */
    Uni<List<Claimed>> claim(Stage stage) {
        if (stopping) {
            return Uni.createFrom().item(List.of());
        }
        return claims.claim(stage, config.batch(), clock.instant(), config.lease())
                .invoke(unbegun::addAll)
                // Told to stop while it was claimed: nobody else gives it back.
                .chain(claimed -> stopping
                        ? giveBack().replaceWith(List.of())
                        : Uni.createFrom().item(claimed));
    }

    /** Gives work of one tenant and claim back until {@code due} says. */
    Uni<Void> postpone(List<Claimed> claimed, Function<Claimed, Instant> due) {
        return claims.postpone(claimed, due);
    }

    /** Removes work of one tenant and claim that nothing is left to do about. */
    Uni<Void> done(List<Claimed> claimed) {
        return claims.done(claimed);
    }

    /** Whether the piece may be begun, by whoever asks first; not once it was given back. */
    boolean begin(Claimed piece) {
        return unbegun.remove(piece);
    }

    /** From now on nothing is claimed or begun; the item comes when what was not begun is due again. */
    Uni<Set<Stage>> stop() {
        stopping = true;
        return giveBack();
    }

    /** Waits for the batches that are under way; whether they ended in time. */
    boolean awaitEnd(Duration within) throws InterruptedException {
        int phase = batches.arriveAndDeregister();
        if (phase < 0) {
            return true;
        }
        try {
            batches.awaitAdvanceInterruptibly(phase, within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private record Claim(TenantId tenant, UUID lease) {}

    private Uni<Set<Stage>> giveBack() {
        Set<Claimed> ours = new HashSet<>();
        unbegun.forEach(piece -> {
            if (unbegun.remove(piece)) {
                ours.add(piece);
            }
        });
        var byClaim = ours.stream().collect(Collectors.groupingBy(piece -> new Claim(piece.tenant(), piece.lease())));
        return Multi.createFrom()
                .iterable(byClaim.values())
                .onItem()
                .transformToUniAndConcatenate(pieces -> claims.postpone(pieces, _ -> clock.instant()))
                .collect()
                .last()
                .replaceWith(ours.stream().map(Claimed::stage).collect(Collectors.toSet()));
    }
}
