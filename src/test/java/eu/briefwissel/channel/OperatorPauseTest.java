package eu.briefwissel.channel;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.OperatorPause.Operator;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.TenantId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorPauseTest {

    private static final Operator BOX = new Operator(new TenantId("one"), ChannelName.BERICHTENBOX);
    private static final Operator OTHER_TENANT = new Operator(new TenantId("two"), ChannelName.BERICHTENBOX);
    private static final Operator OTHER_CHANNEL = new Operator(new TenantId("one"), ChannelName.EBOX_CITIZEN);
    private static final Handover BUSY = new Handover.Busy("http-503");

    private final HandClock clock = new HandClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final OperatorPause pause = paused(Duration.ofSeconds(1));

    private record Settings(Duration pause, Duration longestPause) implements ChannelConfig {
        @Override
        public List<Duration> retryAfter() {
            return List.of();
        }

        @Override
        public Duration pollRarest() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration pollEvery() {
            return Duration.ZERO;
        }

        @Override
        public Duration mailboxKnownFor() {
            return Duration.ZERO;
        }
    }

    private OperatorPause paused(Duration first) {
        return paused(first, Duration.ofSeconds(10));
    }

    private OperatorPause paused(Duration first, Duration longest) {
        var settings = new Settings(first, longest);
        return new OperatorPause(settings, new PauseMeters(meters), clock);
    }

    @Test
    void sparesTheOperatorThatTakesNothingNowAndNoOther() {
        call(BOX, BUSY);

        assertThat(pause.until(BOX)).contains(clock.instant().plusSeconds(1));
        assertThat(pause.enter(BOX)).contains(clock.instant().plusSeconds(1));
        assertThat(pause.enter(OTHER_TENANT)).isEmpty();
        assertThat(pause.enter(OTHER_CHANNEL)).isEmpty();
    }

    @Test
    void sparesTheOperatorThatDoesNotEvenSayWhoHasAMailbox() {
        assertThat(pause.enter(BOX)).isEmpty();

        pause.answered(BOX, new Reach.Busy("http-503", Optional.empty()));
        pause.left(BOX);

        assertThat(pause.enter(BOX)).isPresent();
    }

    /** Each such letter waits for a person: in an hour's outage it is some twenty, not all of that hour. */
    @Test
    void sparesAnOperatorOfWhichNobodyKnowsWhatItTookAndThatWouldTakeItTwice() {
        var unknown = new Handover.Unknown("http-503");
        var pause = paused(Duration.ofSeconds(1), Duration.ofMinutes(5));
        int held = 0;
        Instant mended = clock.instant().plus(Duration.ofHours(1));
        while (clock.instant().isBefore(mended)) {
            if (pause.enter(BOX).isEmpty()) {
                held++;
                pause.answered(BOX, unknown, false);
                pause.left(BOX);
            }
            clock.moveBy(Duration.ofSeconds(1));
        }

        assertThat(held).isBetween(10, 25);
        pause.enter(OTHER_TENANT);
        pause.answered(OTHER_TENANT, unknown, true);
        assertThat(pause.until(OTHER_TENANT)).as("one that can be asked again").isEmpty();
    }

    @ParameterizedTest(name = "asked for {0} s")
    @ValueSource(ints = {7, 3_600})
    void waitsAsLongAsTheOperatorAsks(int seconds) {
        call(BOX, new Handover.Busy("http-429", Optional.of(Duration.ofSeconds(seconds))));

        clock.moveBy(Duration.ofSeconds(seconds - 1));
        assertThat(pause.enter(BOX)).isPresent();
        clock.moveBy(Duration.ofSeconds(1));
        assertThat(pause.enter(BOX)).isEmpty();
    }

    @Test
    void letsOneSeeWhetherItIsOverAndTheOthersWaitForThat() {
        call(BOX, BUSY);
        clock.moveBy(Duration.ofSeconds(1));

        assertThat(pause.enter(BOX)).isEmpty();
        assertThat(pause.enter(BOX)).isPresent();
        pause.answered(BOX, taken(), true);
        pause.left(BOX);

        assertThat(pause.enter(BOX)).isEmpty();
        assertThat(pause.enter(BOX)).isEmpty();
    }

    @Test
    void waitsTwiceAsLongEachTimeAndNoLongerThanTheLongest() {
        for (int seconds : new int[] {1, 2, 4, 8, 10, 10}) {
            call(BOX, BUSY);

            assertThat(pause.until(BOX)).contains(clock.instant().plusSeconds(seconds));
            clock.moveBy(Duration.ofSeconds(seconds));
        }
    }

    @Test
    void countsCallsThatWereUnderWayTogetherAsOnePause() {
        pause.enter(BOX);
        pause.enter(BOX);

        pause.answered(BOX, BUSY, true);
        pause.answered(BOX, BUSY, true);

        assertThat(pause.until(BOX)).contains(clock.instant().plusSeconds(1));
        assertThat(meters.counter(PauseMeters.PAUSES, "channel", "berichtenbox").count())
                .isEqualTo(1);
    }

    /** What was under way when the operator asked for rest says nothing about the time after it. */
    @Test
    void isNotEndedByACallThatBeganBeforeIt() {
        pause.enter(BOX);
        pause.enter(BOX);
        pause.answered(BOX, BUSY, true);

        pause.answered(BOX, taken(), true);

        assertThat(pause.until(BOX)).isPresent();
    }

    @Test
    void letsAnotherTryWhereTheOneWhoTriedLeftWithoutAnAnswer() {
        call(BOX, BUSY);
        clock.moveBy(Duration.ofSeconds(1));
        assertThat(pause.enter(BOX)).isEmpty();

        pause.left(BOX);

        assertThat(pause.enter(BOX)).isEmpty();
    }

    @Test
    void sparesNobodyWhereItIsSwitchedOff() {
        OperatorPause off = paused(Duration.ZERO);

        off.answered(BOX, BUSY, true);

        assertThat(off.enter(BOX)).isEmpty();
    }

    private void call(Operator operator, Handover handover) {
        assertThat(pause.enter(operator)).isEmpty();
        pause.answered(operator, handover, true);
        pause.left(operator);
    }

    private Handover taken() {
        return new Handover.Taken(new Receipt("r-1", clock.instant()));
    }
}
