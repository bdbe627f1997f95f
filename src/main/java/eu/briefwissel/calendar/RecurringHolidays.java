package eu.briefwissel.calendar;

import static java.time.Month.AUGUST;
import static java.time.Month.DECEMBER;
import static java.time.Month.JANUARY;
import static java.time.Month.JULY;
import static java.time.Month.MAY;
import static java.time.Month.NOVEMBER;

import java.util.List;

/** The holidays that come back every year or lustrum, by calendar; {@link HolidayCalendar} cites their sources. */
final class RecurringHolidays {
    private static final Holiday LIBERATION_DAY = Holiday.fixed("Liberation Day", MAY, 5);
    private static final List<Holiday> NL_TERMIJNENWET = dutch(LIBERATION_DAY);
    private static final List<Holiday> NL_LABOUR = dutch(LIBERATION_DAY.inLustrumYears());
    private static final List<Holiday> BE = belgian();

    private RecurringHolidays() {}

    static List<Holiday> of(HolidayCalendar calendar) {
        return switch (calendar) {
            case NL_TERMIJNENWET -> NL_TERMIJNENWET;
            case NL_LABOUR -> NL_LABOUR;
            case BE -> BE;
        };
    }

    private static List<Holiday> dutch(Holiday liberationDay) {
        return List.of(
                Holiday.fixed("New Year", JANUARY, 1),
                Holiday.easter("Good Friday", -2),
                Holiday.easter("Easter", 0),
                Holiday.easter("Easter Monday", 1),
                Holiday.kingsDay(),
                liberationDay,
                Holiday.easter("Ascension", 39),
                Holiday.easter("Whit Sunday", 49),
                Holiday.easter("Whit Monday", 50),
                Holiday.fixed("Christmas", DECEMBER, 25),
                Holiday.fixed("Second Day of Christmas", DECEMBER, 26));
    }

    private static List<Holiday> belgian() {
        return List.of(
                Holiday.fixed("New Year", JANUARY, 1),
                Holiday.easter("Easter Monday", 1),
                Holiday.fixed("Labour Day", MAY, 1),
                Holiday.easter("Ascension", 39),
                Holiday.easter("Whit Monday", 50),
                Holiday.fixed("National Day", JULY, 21),
                Holiday.fixed("Assumption", AUGUST, 15),
                Holiday.fixed("All Saints", NOVEMBER, 1),
                Holiday.fixed("Armistice", NOVEMBER, 11),
                Holiday.fixed("Christmas", DECEMBER, 25));
    }
}
