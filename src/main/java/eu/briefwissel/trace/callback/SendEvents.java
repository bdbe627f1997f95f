package eu.briefwissel.trace.callback;

import eu.briefwissel.store.CallbackTurns;
import eu.briefwissel.store.CallbackTurns.Target;
import eu.briefwissel.store.CallbackTurns.Turn;
import eu.briefwissel.tenant.CallbackStanding;
import eu.briefwissel.trace.FollowEvents;
import eu.briefwissel.trace.Page;
import eu.briefwissel.trace.ToldEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends to one callback what it has not been sent, in its turn: page after page, each written down before the next is sent. Its
 * place moves after what was taken, never before: cut off in between, the same is sent again, under the same ids.
 */
@ApplicationScoped
class SendEvents {

    private static final Logger LOG = Logger.getLogger(SendEvents.class);

    /** So many may be sent twice where a process dies. */
    private static final int PAGE = 100;

    /** Then others have their turn. */
    private static final int PAGES_A_TURN = 20;

    private final CallbackTurns turns;
    private final FollowEvents events;
    private final SignedCall call;
    private final CallbackConfig config;
    private final InstantSource clock;

    SendEvents(CallbackTurns turns, FollowEvents events, SignedCall call, CallbackConfig config, InstantSource clock) {
        this.turns = turns;
        this.events = events;
        this.call = call;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Has its turn; given back at the end. Where it failed on our side it is left until the lease ends: what cannot be read
     * would be the first again at once, and keep all others waiting.
     */
    Uni<Void> take(Turn turn) {
        return pages(turn, PAGES_A_TURN).chain(last -> turns.giveBack(last));
    }

    /** The turn as it was last renewed. */
    private Uni<Turn> pages(Turn turn, int many) {
        return turns.load(turn)
                .chain(loaded -> loaded.map(target -> tested(target)
                                .chain(() -> isDue(target)
                                        ? page(target, many)
                                        : Uni.createFrom().item(turn)))
                        .orElseGet(() -> Uni.createFrom().item(turn)));
    }

    private Uni<Void> tested(Target target) {
        return target.wantsTest()
                ? call.test(target)
                        .chain(failure -> turns.tested(
                                target.turn(), failure.map(f -> f.reason()).orElse("taken")))
                : Uni.createFrom().voidItem();
    }

    private boolean isDue(Target target) {
        CallbackStanding standing = target.callback().standing();
        return target.callback().isActive()
                && standing.offAt().isEmpty()
                && !clock.instant().isBefore(standing.nextTryAt());
    }

    private Uni<Turn> page(Target target, int many) {
        String place = target.callback().standing().cursor();
        return events.after(target.turn().tenant(), Optional.of(place), PAGE)
                .map(Page::items)
                .chain(page -> page.isEmpty()
                        ? Uni.createFrom().item(target.turn())
                        : new SendPage(target, call, clock, config.timeout())
                                .send(page, config.concurrency())
                                .chain(sent -> settle(target, page, sent, many)));
    }

    private Uni<Turn> settle(Target target, List<ToldEvent> page, SendPage.Sent sent, int many) {
        CallbackStanding after = standing(target.callback().standing(), sent);
        tell(target, after);
        return turns.save(target, after, config.lease())
                .chain(renewed -> renewed.isPresent() && sent.isWhole() && page.size() == PAGE && many > 1
                        ? pages(renewed.get(), many - 1)
                        : Uni.createFrom().item(renewed.orElse(target.turn())));
    }

    private CallbackStanding standing(CallbackStanding before, SendPage.Sent sent) {
        Instant now = clock.instant();
        CallbackStanding moved = sent.upTo()
                .map(upTo -> sent.isSent() ? before.took(upTo, now) : before.passed(upTo))
                .orElse(before);
        return sent.failure()
                .map(failure -> moved.failed(failure, now, config.terms()))
                .orElse(moved);
    }

    private static void tell(Target target, CallbackStanding after) {
        Turn turn = target.turn();
        if (after.offAt().isPresent()) {
            LOG.errorf(
                    "callback switched off tenant=%s callback=%s because=%s last=%s",
                    turn.tenant(),
                    turn.name(),
                    after.offBecause().orElse(""),
                    after.lastFailure().orElse(""));
        } else if (after.failures() > 0) {
            LOG.warnf(
                    "callback failed tenant=%s callback=%s failures=%d reason=%s next=%s",
                    turn.tenant(),
                    turn.name(),
                    after.failures(),
                    after.lastFailure().orElse(""),
                    after.nextTryAt());
        }
    }
}
