package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What holds after every step of every {@link Walk}. */
final class WalkRules {

    private final Set<Leg> neverAgain = new HashSet<>();
    private final Set<ChannelName> left = new HashSet<>();
    private Optional<Leg> current = Optional.empty();

    /** A call is made: not one whose earlier outcome is unknown to a channel that would take it for a new message. */
    void begun(Leg leg) {
        assertThat(neverAgain).as("sent once already, outcome unknown").doesNotContain(leg);
    }

    void ended(Leg leg, Handover handover, boolean recognisesRepeat) {
        boolean mayHaveBeenTaken = !(handover instanceof Handover.TryLater
                || handover instanceof Handover.Busy
                || handover instanceof Handover.Refused);
        if (mayHaveBeenTaken && !recognisesRepeat) {
            neverAgain.add(leg);
        }
    }

    /** What was decided when a call ended: a call that was not taken says nothing of an earlier one that may have been. */
    void decided(Call call, Handover handover, Decision decision) {
        boolean taken = handover instanceof Handover.Taken || handover instanceof Handover.TakenUnopenedBox;
        if (decision.next() instanceof DeliveryState.Resolved(Leg leg)
                && leg.equals(call.leg())
                && handover instanceof Handover.Unknown) {
            assertThat(decision.isInDoubt()).as("remembered as in doubt").isTrue();
        }
        if (call.inDoubt() && !taken) {
            assertThat(decision.next().leg()).as("the channel while in doubt").isEqualTo(call.leg());
            assertThat(decision.next()).isNotInstanceOf(DeliveryState.Undeliverable.class);
        }
    }

    /** An operator may have a channel tried that was left, or left in doubt. */
    void operatorActed() {
        left.clear();
        current = Optional.empty();
    }

    void committed(DeliveryState before, DeliveryState after, List<Work> work, List<Evidence> evidence) {
        assertThat(new Timeline(evidence).status())
                .as("%s, then %s, by %s", before, after, evidence)
                .isEqualTo(after.status());
        assertThat(work.stream().map(Work::stage)).as("work queued").doesNotHaveDuplicates();
        assertThat(work.stream().map(Work::stage).filter(stage -> stage != Stage.POLL))
                .as("work queued while %s", after)
                .containsExactlyElementsOf(
                        waitsForResult(after, work) ? List.of() : isUninspected(after, work) ? work(work) : due(after));
        if (!(after instanceof DeliveryState.Published) && !waitsForResult(after, work)) {
            assertThat(work.stream().map(Work::stage))
                    .as("polling what nobody waits for")
                    .doesNotContain(Stage.POLL);
        }
        if (after instanceof DeliveryState.Published(Leg leg, Receipt _, var readBy)
                && leg.next().isEmpty()) {
            assertThat(readBy).as("a deadline with no channel after it").isEmpty();
        }
        if (after instanceof DeliveryState.Published(Leg _, Receipt _, var readBy)) {
            readBy.ifPresent(by -> assertThat(work)
                    .anyMatch(w -> w.stage() == Stage.FALLBACK && !w.dueAt().isBefore(by)));
        }
        if (isOver(before)) {
            assertThat(after).as("what is over stays as it is").isEqualTo(before);
        }
        if (after instanceof DeliveryState.Resolved(Leg leg)) {
            choose(leg);
        }
    }

    private void choose(Leg leg) {
        if (!current.equals(Optional.of(leg))) {
            current.map(Leg::channel).ifPresent(left::add);
            current = Optional.of(leg);
        }
        assertThat(left).as("channels left for good").doesNotContain(leg.channel());
    }

    private static boolean isUninspected(DeliveryState state, List<Work> work) {
        return state instanceof DeliveryState.Accepted && work(work).equals(List.of(Stage.INSPECT));
    }

    private static List<Stage> work(List<Work> work) {
        return work.stream().map(Work::stage).toList();
    }

    /** Taken to be processed: nobody hands it over again meanwhile, and somebody finds out when no result comes. */
    private static boolean waitsForResult(DeliveryState state, List<Work> work) {
        return state instanceof DeliveryState.Resolved
                && work.size() == 1
                && work.getFirst().stage() == Stage.POLL;
    }

    private static boolean isOver(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> true;
            case DeliveryState.Accepted _, DeliveryState.Resolved _, DeliveryState.Published _, DeliveryState.Held _ ->
                false;
        };
    }

    /** What moves it on by itself, so that nothing waits for ever unseen. */
    private static List<Stage> due(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Accepted _ -> List.of(Stage.RESOLVE);
            case DeliveryState.Resolved _ -> List.of(Stage.PUBLISH);
            case DeliveryState.Published(Leg _, Receipt _, var readBy) ->
                readBy.map(_ -> List.of(Stage.FALLBACK)).orElse(List.of());
            case DeliveryState.Opened _,
                    DeliveryState.Dispatched _,
                    DeliveryState.Held _,
                    DeliveryState.Undeliverable _,
                    DeliveryState.Withdrawn _ -> List.of();
        };
    }
}
