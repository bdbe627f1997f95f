package eu.briefwissel.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which days are worked: a calendar's holidays and weekends.
 *
 * @param holidays the calendar whose holidays and time zone count
 * @param saturdays whether Saturday is a working day; Sunday never is
 */
public record WorkingDays(HolidayCalendar holidays, boolean saturdays) {

    /** Monday to Friday, save holidays; Algemene termijnenwet art. 1 sets Saturday beside Sunday. */
    public static WorkingDays of(HolidayCalendar holidays) {
        return new WorkingDays(holidays, false);
    }

    public boolean isWorkingDay(LocalDate day) {
        var ofWeek = day.getDayOfWeek();
        return ofWeek != DayOfWeek.SUNDAY && (saturdays || ofWeek != DayOfWeek.SATURDAY) && !holidays.isHoliday(day);
    }

    /**
     * The n-th working day after a day, which itself does not count.
     *
     * @param days 1 or more
     */
    public LocalDate after(LocalDate day, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("working days are counted from one");
        }
        var last = day;
        for (int counted = 0; counted < days; ) {
            last = last.plusDays(1);
            if (isWorkingDay(last)) {
                counted++;
            }
        }
        return last;
    }

    /** The day it is there at that moment. */
    public LocalDate dayOf(Instant at) {
        return at.atZone(holidays.zone()).toLocalDate();
    }

    /**
     * Local midnight that ends a day: the first instant of the next, asked of the time zone, since a day with a change
     * of the clock has 23 or 25 hours.
     */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(holidays.zone()).toInstant();
    }
}
