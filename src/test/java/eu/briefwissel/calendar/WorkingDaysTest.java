package eu.briefwissel.calendar;

import static eu.briefwissel.calendar.HolidayCalendar.BE;
import static eu.briefwissel.calendar.HolidayCalendar.NL_TERMIJNENWET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2025, 252, 303",
        "2026, 251, 302",
        "2027, 253, 304",
        "2028, 250, 302",
        "2029, 253, 304",
        "2030, 254, 305"
    })
    void countsTheWorkingDaysOfWholeYears(int year, int withoutSaturdays, int withSaturdays) {
        var days = LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .toList();

        assertThat(days.stream()
                        .filter(WorkingDays.of(NL_TERMIJNENWET)::isWorkingDay)
                        .count())
                .isEqualTo(withoutSaturdays);
        assertThat(days.stream()
                        .filter(new WorkingDays(NL_TERMIJNENWET, true)::isWorkingDay)
                        .count())
                .isEqualTo(withSaturdays);
    }

    @Test
    void countsASaturdayOnlyWhereTheCalendarSaysSo() {
        var friday = LocalDate.of(2026, 6, 19);

        assertThat(WorkingDays.of(BE).after(friday, 1)).isEqualTo("2026-06-22");
        assertThat(new WorkingDays(BE, true).after(friday, 1)).isEqualTo("2026-06-20");
        assertThat(new WorkingDays(BE, true).after(friday, 2)).isEqualTo("2026-06-22");
    }

    @Test
    void keepsASaturdayHolidayFreeWhereSaturdaysAreWorked() {
        var assumptionEve = LocalDate.of(2026, 8, 14);

        assertThat(new WorkingDays(BE, true).after(assumptionEve, 1)).isEqualTo("2026-08-17");
    }

    @Test
    void neverCountsASunday() {
        var sundays = LocalDate.of(2025, 1, 1)
                .datesUntil(LocalDate.of(2031, 1, 1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SUNDAY);

        assertThat(sundays).noneMatch(new WorkingDays(BE, true)::isWorkingDay);
    }

    @Test
    void ends400WorkingDaysLaterWithoutLosingCount() {
        var calendar = WorkingDays.of(BE);
        var from = LocalDate.of(2026, 1, 1);

        var last = calendar.after(from, 400);

        assertThat(from.plusDays(1).datesUntil(last.plusDays(1)).filter(calendar::isWorkingDay))
                .hasSize(400);
        assertThat(calendar.isWorkingDay(last)).isTrue();
    }

    @Test
    void knowsTheLocalDayOfAMomentNotTheDayInUtc() {
        var lateInTheEvening = Instant.parse("2026-12-31T23:30:00Z");

        assertThat(WorkingDays.of(BE).dayOf(lateInTheEvening)).isEqualTo("2027-01-01");
    }

    @Test
    void countsFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> WorkingDays.of(BE).after(LocalDate.of(2026, 1, 1), 0));
    }
}
