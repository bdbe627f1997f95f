package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    @ParameterizedTest
    @CsvSource({"0,PT1M", "1,PT5M", "2,PT15M", "3,PT1H", "4,PT4H"})
    void countsTheWaitFromTheFailedCall(int failedBefore, Duration wait) {
        var next = Notation.SCHEDULE.next(failedBefore, Notation.NOW, Optional.empty());

        assertThat(next).contains(Notation.NOW.plus(wait));
    }

    @ParameterizedTest
    @CsvSource({"5", "6"})
    void endsAfterTheLastRetry(int failedBefore) {
        var next = Notation.SCHEDULE.next(failedBefore, Notation.NOW, Optional.of(Duration.ofDays(1)));

        assertThat(next).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT30S,PT1M", "PT1M,PT1M", "PT61S,PT61S", "P2D,P2D", "-PT1H,PT1M"})
    void isNeverEarlierThanTheChannelAsks(Duration asked, Duration wait) {
        var next = Notation.SCHEDULE.next(0, Notation.NOW, Optional.of(asked));

        assertThat(next).contains(Notation.NOW.plus(wait));
    }

    @Test
    void refusesAWaitOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(List.of(Duration.ZERO)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(List.of(Duration.ofSeconds(-1))));
    }
}
