package eu.briefwissel.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Single days that a decree makes equal to a holiday (Algemene termijnenwet art. 3, third paragraph), as data: one line
 * a day in {@code decree-days.csv}, read once. Decrees come about every third year, for three years.
 */
final class DecreeDays {
    private static final String FILE = "decree-days.csv";
    private static final SortedMap<LocalDate, String> NONE = new TreeMap<>();
    private static final Map<HolidayCalendar, SortedMap<LocalDate, String>> DAYS = read();

    private DecreeDays() {}

    /** The days of a calendar, each with the decree that names it. */
    static SortedMap<LocalDate, String> of(HolidayCalendar calendar) {
        return DAYS.getOrDefault(calendar, NONE);
    }

    private static Map<HolidayCalendar, SortedMap<LocalDate, String>> read() {
        var days = new EnumMap<HolidayCalendar, SortedMap<LocalDate, String>>(HolidayCalendar.class);
        text().lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            var fields = line.split(",", 3);
            var calendar = HolidayCalendar.named(fields[0])
                    .orElseThrow(() -> new IllegalStateException(FILE + " names no calendar of ours: " + line));
            days.computeIfAbsent(calendar, _ -> new TreeMap<>()).put(LocalDate.parse(fields[1]), fields[2]);
        });
        return days;
    }

    private static String text() {
        try (InputStream file = DecreeDays.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
