package eu.briefwissel.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A holiday that comes back: its name and the day it falls on in a year, if it does.
 *
 * @param inYear takes a year, gives the day
 */
record Holiday(String name, IntFunction<Optional<LocalDate>> inYear) {

    static Holiday fixed(String name, Month month, int day) {
        return new Holiday(name, year -> Optional.of(LocalDate.of(year, month, day)));
    }

    /** @param days after Easter Sunday, negative before it */
    static Holiday easter(String name, int days) {
        return new Holiday(name, year -> Optional.of(Easter.sunday(year).plusDays(days)));
    }

    /** 27 April, or the 26th when the 27th is a Sunday; the day of celebration since 2014. */
    static Holiday kingsDay() {
        return new Holiday("King's Day", year -> {
            var birthday = LocalDate.of(year, Month.APRIL, 27);
            return Optional.of(birthday.getDayOfWeek() == DayOfWeek.SUNDAY ? birthday.minusDays(1) : birthday);
        });
    }

    /** This holiday in every fifth year only (2025, 2030, …). */
    Holiday inLustrumYears() {
        return new Holiday(name, year -> year % 5 == 0 ? inYear.apply(year) : Optional.empty());
    }

    boolean fallsOn(LocalDate day) {
        return inYear.apply(day.getYear()).filter(day::equals).isPresent();
    }
}
