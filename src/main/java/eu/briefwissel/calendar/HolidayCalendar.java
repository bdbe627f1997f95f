package eu.briefwissel.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The holidays that count, by name, for a setting to choose from. Valid for 2014 and later: before that the Dutch
 * monarch's birthday was kept on 30 April.
 */
public enum HolidayCalendar {
    /**
     * Algemene termijnenwet art. 3: the holidays of its first paragraph (5 May every year), Good Friday of the second,
     * and the days made equal to them by decree, of the third. Easter Sunday and Whit Sunday are listed for completeness;
     * the law counts them as Sundays.
     */
    NL_TERMIJNENWET("nl-termijnenwet", "Europe/Amsterdam"),

    /** Dutch labour custom: Liberation Day in lustrum years only, no decree days. */
    NL_LABOUR("nl-labour", "Europe/Amsterdam"),

    /**
     * The ten legal holidays of Belgium (Royal Decree of 18 April 1974, art. 1). One that falls on a Sunday is replaced
     * by a day that each employer chooses, so no calendar can name it.
     */
    BE("be", "Europe/Brussels");

    private final String code;
    private final ZoneId zone;

    HolidayCalendar(String code, String zone) {
        this.code = code;
        this.zone = ZoneId.of(zone);
    }

    /** The calendar of that name ({@code nl-termijnenwet}, {@code nl-labour}, {@code be}), as settings write it. */
    public static Optional<HolidayCalendar> named(String code) {
        return Arrays.stream(values())
                .filter(calendar -> calendar.code.equals(code))
                .findFirst();
    }

    /** The name that {@link #named} takes. */
    public String code() {
        return code;
    }

    /** Where its days begin and end at midnight. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether the day is one of its holidays; says nothing of weekends. */
    public boolean isHoliday(LocalDate day) {
        return DecreeDays.of(this).containsKey(day)
                || RecurringHolidays.of(this).stream().anyMatch(holiday -> holiday.fallsOn(day));
    }

    /** All holidays of a year, in order, with their English names; where two meet on a day, the first named. */
    public SortedMap<LocalDate, String> holidays(int year) {
        var days = new TreeMap<LocalDate, String>();
        for (var holiday : RecurringHolidays.of(this)) {
            holiday.inYear().apply(year).ifPresent(day -> days.putIfAbsent(day, holiday.name()));
        }
        var first = LocalDate.of(year, Month.JANUARY, 1);
        DecreeDays.of(this).subMap(first, first.plusYears(1)).forEach(days::putIfAbsent);
        return Collections.unmodifiableSortedMap(days);
    }
}
