package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AskingScheduleTest {

    private static final Duration FIRST = Duration.ofMinutes(15);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final AskingSchedule SCHEDULE = new AskingSchedule(FIRST, A_DAY);
    private static final Instant PUBLISHED = Notation.NOW;
    private static final Duration A_MONTH = Duration.ofDays(30);

    @Test
    void asksAboutAMessageThatNobodyReadsSomeFiftyTimesInAMonth() {
        for (int n = 0; n < 50; n++) {
            List<Instant> asked = asked(delivery(n), Optional.empty());

            assertThat(asked).hasSizeBetween(44, 60);
        }
    }

    @Test
    void isRarerWithAgeAndNeverRarerThanADay() {
        List<Instant> asked = asked(delivery(1), Optional.empty());

        for (int i = 1; i < asked.size(); i++) {
            Duration age = Duration.between(PUBLISHED, asked.get(i - 1));
            Duration pause = Duration.between(asked.get(i - 1), asked.get(i));
            assertThat(pause)
                    .isBetween(
                            FIRST.multipliedBy(9).dividedBy(10),
                            A_DAY.multipliedBy(11).dividedBy(10));
            if (age.compareTo(FIRST.multipliedBy(4)) > 0) {
                assertThat(pause)
                        .isLessThanOrEqualTo(age.dividedBy(4).multipliedBy(11).dividedBy(10));
            }
        }
        assertThat(Duration.between(asked.getFirst(), asked.get(1))).isLessThan(FIRST.multipliedBy(2));
        assertThat(Duration.between(asked.get(asked.size() - 2), asked.getLast()))
                .isGreaterThan(Duration.ofHours(20));
    }

    @Test
    void spreadsWhatWasPublishedAtOnceAndAlwaysAlike() {
        Instant now = PUBLISHED.plus(Duration.ofDays(10));

        List<Instant> next = IntStream.range(0, 200)
                .mapToObj(n -> SCHEDULE.next(delivery(n), PUBLISHED, Optional.empty(), now))
                .toList();

        assertThat(next.stream().distinct()).hasSizeGreaterThan(15);
        assertThat(SCHEDULE.next(delivery(7), PUBLISHED, Optional.empty(), now)).isEqualTo(next.get(7));
    }

    @Test
    void asksTwiceBetweenTheDeadlineAndWhatIsConcludedFromIt() {
        Instant readBy = PUBLISHED.plus(Duration.ofDays(7));
        for (int n = 0; n < 50; n++) {
            List<Instant> asked = asked(delivery(n), Optional.of(readBy));

            assertThat(asked)
                    .filteredOn(at -> !at.isBefore(readBy) && at.isBefore(SCHEDULE.concluded(readBy)))
                    .hasSize(2);
            assertThat(asked).hasSizeLessThan(65);
        }
    }

    @Test
    void isNeverRarerThanTheFirstPauseWhereThatIsTheLonger() {
        AskingSchedule rare = new AskingSchedule(Duration.ofDays(2), A_DAY);

        Instant next = rare.next(delivery(1), PUBLISHED, Optional.empty(), PUBLISHED.plus(A_MONTH));

        assertThat(Duration.between(PUBLISHED.plus(A_MONTH), next)).isGreaterThan(Duration.ofHours(40));
    }

    private static List<Instant> asked(DeliveryId id, Optional<Instant> readBy) {
        List<Instant> asked = new ArrayList<>();
        for (Instant at = PUBLISHED.plus(FIRST); at.isBefore(PUBLISHED.plus(A_MONTH)); ) {
            asked.add(at);
            at = SCHEDULE.next(id, PUBLISHED, readBy, at);
        }
        return asked;
    }

    private static DeliveryId delivery(int n) {
        return DeliveryId.of(PUBLISHED, UUID.nameUUIDFromBytes(new byte[] {(byte) n, (byte) (n >> 8)}));
    }
}
