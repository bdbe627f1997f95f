package eu.briefwissel.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * How long something may take: {@code 5 working days}, {@code 14 days}, {@code 36 hours}, {@code 90 minutes},
 * {@code 30 seconds}. Days of either kind end at local midnight and leave out the day they start from; hours, minutes
 * and seconds are exact durations. A term that ends on a Sunday or a holiday is not prolonged: Algemene termijnenwet
 * art. 1 speaks of terms set by law, and whoever means working days says so.
 *
 * @param amount from 1 to the unit's limit, about 400 days in each unit
 */
public record Term(int amount, Unit unit) {
    /** 400 days: a year and its margin; a longer wait for a reader is a mistake in the unit. */
    private static final int MOST_DAYS = 400;

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,9}) (working day|day|hour|minute|second)s?");

    /** What an amount counts, with the largest amount. */
    public enum Unit {
        WORKING_DAYS("working day", MOST_DAYS),
        DAYS("day", MOST_DAYS),
        HOURS("hour", MOST_DAYS * 24),
        MINUTES("minute", MOST_DAYS * 24 * 60),
        SECONDS("second", MOST_DAYS * 24 * 60 * 60);

        private final String word;
        private final int most;

        Unit(String word, int most) {
            this.word = word;
            this.most = most;
        }

        private static Unit of(String word) {
            for (var unit : values()) {
                if (unit.word.equals(word)) {
                    return unit;
                }
            }
            throw new IllegalStateException("the pattern lets no other word pass");
        }
    }

    /** What became of a text: a term, or why it is none. */
    public sealed interface Reading {
        /** The text was a term. */
        record Valid(Term term) implements Reading {}

        /**
         * The text was none.
         *
         * @param rule {@code term-form} or {@code term-limit}
         * @param sentence for whoever wrote it; repeats nothing of what was written
         */
        record Refused(String rule, String sentence) implements Reading {}
    }

    public Term {
        if (amount < 1 || amount > unit.most) {
            throw new IllegalArgumentException(limit(unit));
        }
    }

    /** Reads what a sender wrote. */
    public static Reading read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return new Reading.Refused(
                    "term-form",
                    "a term is a whole number, one space and a unit: \"5 working days\", \"14 days\", \"36 hours\", "
                            + "\"90 minutes\" or \"30 seconds\"");
        }
        var unit = Unit.of(parts.group(2));
        int amount = Integer.parseInt(parts.group(1));
        return amount < 1 || amount > unit.most
                ? new Reading.Refused("term-limit", limit(unit))
                : new Reading.Valid(new Term(amount, unit));
    }

    /** Reads what must be a term already: a setting, or what {@link #toString} wrote; else IllegalArgumentException. */
    public static Term parse(String text) {
        return switch (read(text)) {
            case Reading.Valid(var term) -> term;
            case Reading.Refused refused -> throw new IllegalArgumentException(refused.sentence());
        };
    }

    /**
     * The instant at which the term has passed.
     *
     * @param from the moment of publication; its day in the calendar's time zone does not count (design rule: a
     *     deadline is computed once, then stored)
     * @param calendar whose working days and midnights count
     */
    public Instant endsAfter(Instant from, WorkingDays calendar) {
        return switch (unit) {
            case WORKING_DAYS -> calendar.endOf(calendar.after(calendar.dayOf(from), amount));
            case DAYS -> calendar.endOf(calendar.dayOf(from).plusDays(amount));
            case HOURS -> from.plus(Duration.ofHours(amount));
            case MINUTES -> from.plus(Duration.ofMinutes(amount));
            case SECONDS -> from.plusSeconds(amount);
        };
    }

    /** As {@link #parse} takes it: {@code 1 working day}, {@code 5 working days}. */
    @Override
    public String toString() {
        return amount + " " + unit.word + (amount == 1 ? "" : "s");
    }

    private static String limit(Unit unit) {
        return "a term in " + unit.word + "s is at least 1 and at most " + unit.most;
    }
}
