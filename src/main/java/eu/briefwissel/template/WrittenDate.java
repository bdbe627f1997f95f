package eu.briefwissel.template;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A date as it is written in a letter. The months stand here, since a native image carries the names of one language only,
 * and no platform has the Frisian ones.
 */
final class WrittenDate {

    private static final Map<String, List<String>> MONTHS = Map.of(
            "nl",
            months("januari februari maart april mei juni juli augustus september oktober november december"),
            "fy",
            months("jannewaris febrewaris maart april maaie juny july augustus septimber oktober novimber desimber"),
            "en",
            months("January February March April May June July August September October November December"),
            "fr",
            months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
            "de",
            months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"));

    private WrittenDate() {}

    /** Such as "15 januari 2027"; in another language than a letter's, as ISO 8601 writes it. */
    static String of(LocalDate date, String language) {
        List<String> months = MONTHS.get(language);
        if (months == null) {
            return date.toString();
        }
        return day(date.getDayOfMonth(), language) + " " + months.get(date.getMonthValue() - 1) + " " + date.getYear();
    }

    private static String day(int day, String language) {
        return switch (language) {
            case "de" -> day + ".";
            case "fr" -> day == 1 ? "1er" : String.valueOf(day);
            default -> String.valueOf(day);
        };
    }

    private static List<String> months(String names) {
        return List.of(names.split(" ", -1));
    }
}
