package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private static final Route ROUTE = Notation.route("berichtenbox email");

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 86_400_000})
    void fallsBackToTheNextChannelFromTheDeadlineOn(long millisecondsAfter) {
        Delivery delivery = in("published berichtenbox#1 by deadline");
        Instant now = Notation.DEADLINE.plusMillis(millisecondsAfter);

        Decision decision = Deadline.reached(delivery, now).orElseThrow();

        assertThat(Notation.text(decision.next())).isEqualTo("resolved email#2");
        assertThat(Notation.evidence(decision)).isEqualTo("ContentHandoverFailure#1 unread, ChannelChosen#2");
        assertThat(decision.work())
                .hasValueSatisfying(w -> assertThat(w).containsExactly(new Work(Stage.PUBLISH, now, 0)));
        assertThat(decision.learnt()).isEmpty();
    }

    @Test
    void waitsWhileTheDeadlineIsAhead() {
        Delivery delivery = in("published berichtenbox#1 by deadline");

        Optional<Decision> decision = Deadline.reached(delivery, Notation.DEADLINE.minusMillis(1));

        assertThat(decision).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "resolved berichtenbox#1",
                "published berichtenbox#1",
                "opened berichtenbox#1",
                "dispatched email#2",
                "held berichtenbox#1 gave-up",
                "undeliverable email#2 bounced"
            })
    void hasNothingToDoWhereNobodyIsWaitedFor(String state) {
        Delivery delivery = in(state);

        Optional<Decision> decision = Deadline.reached(delivery, Notation.DEADLINE);

        assertThat(decision).isEmpty();
    }

    private static Delivery in(String state) {
        return Notation.delivery(Notation.state(ROUTE, state));
    }
}
