package eu.briefwissel.calendar;

import static eu.briefwissel.calendar.HolidayCalendar.BE;
import static eu.briefwissel.calendar.HolidayCalendar.NL_LABOUR;
import static eu.briefwissel.calendar.HolidayCalendar.NL_TERMIJNENWET;
import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jollyday's tables, kept by others, as the judge of ours; where they are known to differ, the difference is spelled out. */
class JollydayOracleTest {
    private static final HolidayManager DUTCH = manager(HolidayCalendar.NETHERLANDS);
    private static final HolidayManager BELGIAN = manager(HolidayCalendar.BELGIUM);

    static IntStream years() {
        return IntStream.rangeClosed(1990, 2100);
    }

    @ParameterizedTest
    @MethodSource("years")
    void agreesOnTheTermijnenwetSaveTheQueensBirthdayAndDecreeDays(int year) {
        var expected = days(DUTCH, year, _ -> true);
        moveQueensDayBefore2014(year, expected);
        expected.addAll(decreeDays(year));

        assertThat(NL_TERMIJNENWET.holidays(year).keySet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("years")
    void agreesOnLabourCustomSaveLiberationDayBetweenLustra(int year) {
        var expected = days(DUTCH, year, holiday -> year % 5 == 0 || !isLiberationDay(holiday));
        moveQueensDayBefore2014(year, expected);

        assertThat(NL_LABOUR.holidays(year).keySet()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("years")
    void agreesOnBelgiumSaveTheSundaysAndObservancesThatAreNoLegalHolidays(int year) {
        var expected = days(
                BELGIAN, year, holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY && !isFeastOnSunday(holiday));

        assertThat(BE.holidays(year).keySet()).isEqualTo(expected);
    }

    private static boolean isLiberationDay(Holiday holiday) {
        return "LIBERATION".equals(holiday.getPropertiesKey());
    }

    private static boolean isFeastOnSunday(Holiday holiday) {
        return Set.of("christian.EASTER", "christian.PENTECOST").contains(holiday.getPropertiesKey());
    }

    private static void moveQueensDayBefore2014(int year, Set<LocalDate> days) {
        if (year < 2014) {
            var queensDay = LocalDate.of(year, 4, 30);
            days.remove(queensDay.getDayOfWeek() == DayOfWeek.SUNDAY ? queensDay.minusDays(1) : queensDay);
            var kingsDay = LocalDate.of(year, 4, 27);
            days.add(kingsDay.getDayOfWeek() == DayOfWeek.SUNDAY ? kingsDay.minusDays(1) : kingsDay);
        }
    }

    private static Set<LocalDate> decreeDays(int year) {
        return Set.of(
                        "2023-04-28",
                        "2023-05-19",
                        "2024-05-10",
                        "2024-12-27",
                        "2025-05-30", // the decree of 2023
                        "2026-01-02",
                        "2026-05-15",
                        "2027-05-07",
                        "2028-04-28",
                        "2028-05-26") // and the next
                .stream()
                .map(LocalDate::parse)
                .filter(day -> day.getYear() == year)
                .collect(Collectors.toSet());
    }

    private static Set<LocalDate> days(HolidayManager manager, int year, Predicate<Holiday> counts) {
        return manager.getHolidays(Year.of(year)).stream()
                .filter(counts)
                .map(Holiday::getDate)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static HolidayManager manager(HolidayCalendar calendar) {
        return HolidayManager.getInstance(ManagerParameters.create(calendar));
    }
}
