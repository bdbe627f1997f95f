package eu.briefwissel.calendar;

import static eu.briefwissel.calendar.HolidayCalendar.BE;
import static eu.briefwissel.calendar.HolidayCalendar.NL_LABOUR;
import static eu.briefwissel.calendar.HolidayCalendar.NL_TERMIJNENWET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole years, written out by hand from printed calendars. */
class HolidayCalendarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025 | 01-01 04-18 04-20 04-21 04-26 05-05 05-29 05-30 06-08 06-09 12-25 12-26
            2026 | 01-01 01-02 04-03 04-05 04-06 04-27 05-05 05-14 05-15 05-24 05-25 12-25 12-26
            2027 | 01-01 03-26 03-28 03-29 04-27 05-05 05-06 05-07 05-16 05-17 12-25 12-26
            2028 | 01-01 04-14 04-16 04-17 04-27 04-28 05-05 05-25 05-26 06-04 06-05 12-25 12-26
            2029 | 01-01 03-30 04-01 04-02 04-27 05-05 05-10 05-20 05-21 12-25 12-26
            2030 | 01-01 04-19 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26
            """)
    void keepsTheDaysOfTheAlgemeneTermijnenwet(int year, String days) {
        assertThat(daysOf(NL_TERMIJNENWET, year)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025 | 01-01 04-18 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26
            2026 | 01-01 04-03 04-05 04-06 04-27 05-14 05-24 05-25 12-25 12-26
            2027 | 01-01 03-26 03-28 03-29 04-27 05-06 05-16 05-17 12-25 12-26
            2028 | 01-01 04-14 04-16 04-17 04-27 05-25 06-04 06-05 12-25 12-26
            2029 | 01-01 03-30 04-01 04-02 04-27 05-10 05-20 05-21 12-25 12-26
            2030 | 01-01 04-19 04-21 04-22 04-27 05-05 05-30 06-09 06-10 12-25 12-26
            """)
    void keepsLiberationDayByLabourCustomInLustrumYearsOnly(int year, String days) {
        assertThat(daysOf(NL_LABOUR, year)).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025 | 01-01 04-21 05-01 05-29 06-09 07-21 08-15 11-01 11-11 12-25
            2026 | 01-01 04-06 05-01 05-14 05-25 07-21 08-15 11-01 11-11 12-25
            2027 | 01-01 03-29 05-01 05-06 05-17 07-21 08-15 11-01 11-11 12-25
            2028 | 01-01 04-17 05-01 05-25 06-05 07-21 08-15 11-01 11-11 12-25
            2029 | 01-01 04-02 05-01 05-10 05-21 07-21 08-15 11-01 11-11 12-25
            2030 | 01-01 04-22 05-01 05-30 06-10 07-21 08-15 11-01 11-11 12-25
            """)
    void keepsTheTenLegalHolidaysOfBelgium(int year, String days) {
        assertThat(daysOf(BE, year)).isEqualTo(days);
    }

    @ParameterizedTest
    @EnumSource(HolidayCalendar.class)
    void tellsOfEachSingleDayWhatItsYearTells(HolidayCalendar calendar) {
        var first = LocalDate.of(2014, 1, 1);

        var days = first.datesUntil(LocalDate.of(2041, 1, 1));

        assertThat(days)
                .allSatisfy(day -> assertThat(calendar.isHoliday(day))
                        .isEqualTo(calendar.holidays(day.getYear()).containsKey(day)));
    }

    @Test
    void keepsKingsDayOnTheSaturdayWhenThe27thIsASunday() {
        var sundays = IntStream.rangeClosed(2014, 2060)
                .filter(year -> NL_LABOUR.isHoliday(LocalDate.of(year, 4, 26))
                        && !NL_LABOUR.isHoliday(LocalDate.of(year, 4, 27)));

        assertThat(sundays).containsExactly(2014, 2025, 2031, 2036, 2042, 2053, 2059);
    }

    @Test
    void knowsADecreeDayByTheDecreeThatNamesIt() {
        var bridge = LocalDate.of(2027, 5, 7);

        assertThat(NL_TERMIJNENWET.holidays(2027).get(bridge)).startsWith("Besluit gelijkstelling van 2 januari 2026");
        assertThat(NL_LABOUR.isHoliday(bridge)).isFalse();
        assertThat(BE.isHoliday(bridge)).isFalse();
    }

    @Test
    void isFoundByTheNameThatSettingsWrite() {
        assertThat(HolidayCalendar.named("nl-termijnenwet")).contains(NL_TERMIJNENWET);
        assertThat(HolidayCalendar.named("nl-labour")).contains(NL_LABOUR);
        assertThat(HolidayCalendar.named("be")).contains(BE);
        assertThat(HolidayCalendar.named("BE")).isEmpty();
    }

    private static String daysOf(HolidayCalendar calendar, int year) {
        return calendar.holidays(year).keySet().stream()
                .map(day -> MonthDay.from(day).toString().substring(2))
                .collect(Collectors.joining(" "));
    }
}
