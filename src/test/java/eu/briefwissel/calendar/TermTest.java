package eu.briefwissel.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {
    private static final WorkingDays TERMIJNENWET = WorkingDays.of(HolidayCalendar.NL_TERMIJNENWET);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 working day",
                "5 working days",
                "1 day",
                "14 days",
                "400 days",
                "36 hours",
                "1 minute",
                "90 minutes",
                "30 seconds"
            })
    void writesItselfAsItIsRead(String text) {
        assertThat(Term.parse(text)).hasToString(text);
    }

    @Test
    void takesTheSingularAndThePluralForAnyNumber() {
        assertThat(Term.parse("5 working day")).isEqualTo(Term.parse("5 working days"));
        assertThat(Term.parse("1 days")).isEqualTo(Term.parse("1 day"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "days",
                "five days",
                "-5 days",
                "+5 days",
                "5.5 days",
                "5  days",
                " 5 days",
                "5 days ",
                "5 Days",
                "5 weeks",
                "5workingdays",
                "5 working dayss",
                "P5D",
                "5 days\n",
                "٥ days",
                "9999999999 seconds"
            })
    void refusesWhatHasNotTheFormOfATerm(String text) {
        assertThat(Term.read(text)).isInstanceOfSatisfying(Term.Reading.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("term-form");
            assertThat(refused.sentence()).contains("5 working days");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "0 days, 400",
        "401 days, 400",
        "401 working days, 400",
        "9601 hours, 9600",
        "576001 minutes, 576000",
        "34560001 seconds, 34560000",
        "999999999 days, 400"
    })
    void refusesAnAmountBeyondItsLimit(String text, String most) {
        assertThat(Term.read(text)).isInstanceOfSatisfying(Term.Reading.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo("term-limit");
            assertThat(refused.sentence()).contains("at least 1").endsWith(most);
        });
    }

    @Test
    void throwsWhereASettingIsNoTerm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Term.parse("soon"))
                .withMessageContaining("working days");
        assertThatIllegalArgumentException().isThrownBy(() -> new Term(0, Term.Unit.DAYS));
    }

    @ParameterizedTest
    @CsvSource({
        // in the ordinary: Monday, then Tuesday to Monday; ends when Tuesday begins, in summer at 22:00 UTC
        "2026-06-15T10:00:00Z, 5 working days, 2026-06-22T22:00:00Z",
        // a minute before and a minute after midnight in Amsterdam, both on the same day in UTC
        "2026-06-15T21:59:00Z, 1 working day, 2026-06-16T22:00:00Z",
        "2026-06-15T22:01:00Z, 1 working day, 2026-06-17T22:00:00Z",
        // Friday evening and the whole weekend give the same deadline
        "2026-06-19T20:00:00Z, 5 working days, 2026-06-26T22:00:00Z",
        "2026-06-20T09:00:00Z, 5 working days, 2026-06-26T22:00:00Z",
        "2026-06-21T21:59:59Z, 5 working days, 2026-06-26T22:00:00Z",
        // across Easter 2026, from Wednesday 1 April: Thursday 2, then 7, 8, 9 and Friday 10
        "2026-04-01T08:00:00Z, 5 working days, 2026-04-10T22:00:00Z",
        // Easter 2027 with the clock's change on Easter Sunday itself: Thursday 25 March, then Tuesday 30
        "2027-03-24T12:00:00Z, 2 working days, 2027-03-30T22:00:00Z",
        // the turn of the year with its decree day: 31 December, then Monday 5 January
        "2025-12-30T12:00:00Z, 2 working days, 2026-01-05T23:00:00Z",
        // published on a holiday
        "2026-04-27T12:00:00Z, 1 working day, 2026-04-28T22:00:00Z",
        // Ascension, its bridge day and the weekend
        "2026-05-13T12:00:00Z, 1 working day, 2026-05-18T22:00:00Z",
    })
    void countsWorkingDaysOfTheTermijnenwet(Instant published, String term, Instant end) {
        assertThat(Term.parse(term).endsAfter(published, TERMIJNENWET)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // Easter has no Good Friday in Belgium: 2, 3, 7, 8, 9 April
        "2026-04-01T08:00:00Z, 5 working days, 2026-04-09T22:00:00Z",
        // 21 July, on a Tuesday
        "2026-07-20T08:00:00Z, 1 working day, 2026-07-22T22:00:00Z",
        "2025-12-30T12:00:00Z, 2 working days, 2026-01-02T23:00:00Z",
        // 11 November, a Wednesday
        "2026-11-10T12:00:00Z, 1 working day, 2026-11-12T23:00:00Z",
    })
    void countsWorkingDaysOfBelgium(Instant published, String term, Instant end) {
        assertThat(Term.parse(term).endsAfter(published, WorkingDays.of(HolidayCalendar.BE)))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // 25 October 2026 has 25 hours, 29 March 2026 has 23
        "2026-10-24T12:00:00Z, 1 day, 2026-10-25T23:00:00Z",
        "2026-10-23T12:00:00Z, 1 day, 2026-10-24T22:00:00Z",
        "2026-03-28T12:00:00Z, 1 day, 2026-03-29T22:00:00Z",
        "2026-03-27T12:00:00Z, 1 day, 2026-03-28T23:00:00Z",
        "2026-03-27T12:00:00Z, 1 working day, 2026-03-30T22:00:00Z",
        "2026-10-23T12:00:00Z, 1 working day, 2026-10-26T23:00:00Z",
        // in the doubled hour, on either side of it
        "2026-10-25T00:30:00Z, 14 days, 2026-11-08T23:00:00Z",
        "2026-10-25T01:30:00Z, 14 days, 2026-11-08T23:00:00Z",
        "2026-12-24T12:00:00Z, 14 days, 2027-01-07T23:00:00Z",
        "2028-02-20T12:00:00Z, 9 days, 2028-02-29T23:00:00Z",
    })
    void endsDaysAtLocalMidnightWhenTheClockChanges(Instant published, String term, Instant end) {
        assertThat(Term.parse(term).endsAfter(published, TERMIJNENWET)).isEqualTo(end);
        assertThat(Term.parse(term).endsAfter(published, WorkingDays.of(HolidayCalendar.BE)))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"36 hours, 2026-03-29T22:00:00Z", "90 minutes, 2026-03-28T11:30:00Z", "30 seconds, 2026-03-28T10:00:30Z"
    })
    void takesHoursMinutesAndSecondsAsExactDurations(String term, Instant end) {
        var beforeTheClockChanges = Instant.parse("2026-03-28T10:00:00Z");

        assertThat(Term.parse(term).endsAfter(beforeTheClockChanges, TERMIJNENWET))
                .isEqualTo(end);
    }
}
