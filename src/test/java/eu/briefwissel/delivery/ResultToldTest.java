package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.MailboxEvent.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultToldTest {

    private static final ResultTold.Present LATEST = new ResultTold.Present(false, Optional.of("b"));
    private static final ResultTold.Present UNKNOWN = new ResultTold.Present(false, Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # while it waits for the result
            berichtenbox email | resolved berichtenbox#1             | 0 | IN_MAILBOX   | published berichtenbox#1                | ContentConsignment#1                                                 | none             | E-9
            berichtenbox email | resolved berichtenbox#1             | 0 | NO_MAILBOX   | resolved email#2                        | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2              | publish +PT0S 0  | none
            berichtenbox       | resolved berichtenbox#1             | 0 | NO_MAILBOX   | undeliverable berichtenbox#1 no-mailbox | ContentConsignmentFailure#1 no-mailbox, RouteExhausted#1 no-mailbox  | none             | none
            berichtenbox email | resolved berichtenbox#1             | 0 | REFUSED      | resolved email#2                        | ContentConsignmentFailure#1 refused, ChannelChosen#2                 | publish +PT0S 0  | none
            berichtenbox       | resolved berichtenbox#1             | 0 | REFUSED      | held berichtenbox#1 refused             | ContentConsignmentFailure#1 refused, Held#1 refused                  | none             | none
            berichtenbox email | resolved berichtenbox#1             | 0 | TAKEN_BEFORE | held berichtenbox#1 receipt-unknown     | Held#1 receipt-unknown                                               | none             | none
            berichtenbox email | resolved berichtenbox#1             | 0 | UNCLEAR      | held berichtenbox#1 outcome-unknown     | Held#1 outcome-unknown                                               | none             | none
            berichtenbox email | resolved berichtenbox#1             | 0 | FAILED       | resolved berichtenbox#1                 | HandingOverPostponed#1                                               | publish +PT1M 1  | none
            berichtenbox email | resolved berichtenbox#1             | 4 | FAILED       | resolved berichtenbox#1                 | HandingOverPostponed#1                                               | publish +PT4H 5  | none
            berichtenbox email | resolved berichtenbox#1             | 5 | FAILED       | resolved email#2                        | ContentConsignmentFailure#1 gave-up, ChannelChosen#2                 | publish +PT0S 0  | none
            # late
            berichtenbox email | held berichtenbox#1 no-result       | 0 | IN_MAILBOX   | published berichtenbox#1                | ContentConsignment#1                                                 | none             | E-9
            berichtenbox email | held berichtenbox#1 no-result       | 0 | NO_MAILBOX   | resolved email#2                        | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2              | publish +PT0S 0  | none
            berichtenbox       | held berichtenbox#1 no-result       | 0 | REFUSED      | held berichtenbox#1 refused             | ContentConsignmentFailure#1 refused, Held#1 refused                  | none             | none
            berichtenbox email | held berichtenbox#1 receipt-unknown | 0 | IN_MAILBOX   | published berichtenbox#1                | ContentConsignment#1                                                 | none             | E-9
            berichtenbox email | held berichtenbox#1 outcome-unknown | 0 | NO_MAILBOX   | resolved email#2                        | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2              | publish +PT0S 0  | none
            """)
    void decidesWhatFollowsFromAResult(
            String route,
            String state,
            int failed,
            Result result,
            String next,
            String facts,
            String work,
            String kept) {
        Delivery delivery = Notation.delivery(Notation.state(Notation.route(route), state));

        Optional<Decision> decision = told(delivery, delivery.state().leg(), failed, result);

        assertThat(decision)
                .hasValueSatisfying(d -> assertThat(Notation.all(d)).containsExactly(next, facts, work, kept));
    }

    @ParameterizedTest
    @EnumSource(
            value = Result.class,
            names = {"TAKEN_BEFORE", "FAILED", "UNCLEAR"})
    void leavesAHeldDeliveryToItsOperatorWhenTheResultSaysNothing(Result result) {
        Delivery delivery = Notation.delivery(
                Notation.state(Notation.route("berichtenbox email"), "held berichtenbox#1 no-result"));

        assertThat(told(delivery, delivery.state().leg(), 0, result)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Result.class)
    void changesNothingOnceItIsInTheMailbox(Result result) {
        Delivery delivery =
                Notation.delivery(Notation.state(Notation.route("berichtenbox email"), "published berichtenbox#1"));

        assertThat(told(delivery, delivery.state().leg(), 0, result)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved email#2", "held email#2 no-address", "held email#2 outcome-unknown"})
    void goesByNoOtherChannelOnceItCameIntoTheMailboxThatWasLeft(String movedOn) {
        Route route = Notation.route("berichtenbox email");
        Delivery delivery = Notation.delivery(Notation.state(route, movedOn));

        assertThat(told(delivery, route.start(), 0, Result.IN_MAILBOX).map(Notation::all))
                .contains(List.of("published berichtenbox#1", "ChannelChosen#1, ContentConsignment#1", "none", "E-9"));
        assertThat(told(delivery, route.start(), 0, Result.NO_MAILBOX)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dispatched email#2", "undeliverable email#2 bounced"})
    void tellsThatItCameIntoTheMailboxThoughItWentAnotherWay(String movedOn) {
        Route route = Notation.route("berichtenbox email");
        Delivery delivery = Notation.delivery(Notation.state(route, movedOn));

        assertThat(told(delivery, route.start(), 0, Result.IN_MAILBOX).map(Notation::all))
                .contains(List.of(movedOn, "ContentConsignment#1", "as it was", "E-9"));
        assertThat(told(delivery, route.start(), 0, Result.NO_MAILBOX)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what was lost may have arrived, and is never given up for another channel
            0 | true  | false | resolved berichtenbox#1             | publish +PT1M 1 | true
            5 | true  | false | held berichtenbox#1 outcome-unknown | none            | true
            # what was answered with an error has not, but another sending may have
            0 | false | false | resolved berichtenbox#1             | publish +PT1M 1 | false
            5 | false | false | resolved email#2                    | publish +PT0S 0 | false
            5 | false | true  | held berichtenbox#1 outcome-unknown | none            | true
            """)
    void takesNoOtherChannelWhereASendingMayHaveArrived(
            int failed, boolean mayHaveArrived, boolean inDoubt, String next, String work, boolean leavesDoubt) {
        Delivery delivery = resolved();

        Optional<Decision> decision = told(
                delivery,
                new Call(delivery.state().leg(), failed, Notation.NOW, inDoubt),
                LATEST,
                failedSending("b", mayHaveArrived));

        assertThat(decision).hasValueSatisfying(d -> {
            assertThat(List.of(Notation.text(d.next()), Notation.work(d))).containsExactly(next, work);
            assertThat(d.isInDoubt()).isEqualTo(leavesDoubt);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Result.class,
            names = {"NO_MAILBOX", "REFUSED"})
    void takesTheNextChannelWhereTheResultIsThatTheMessageWasNotTakenByWhicheverSendingItCame(Result result) {
        Delivery delivery = resolved();

        Optional<Decision> decision =
                told(delivery, new Call(delivery.state().leg(), 0, Notation.NOW, true), LATEST, result(result));

        assertThat(decision)
                .hasValueSatisfying(d -> assertThat(Notation.text(d.next())).isEqualTo("resolved email#2"));
    }

    @Test
    void countsNoFailureOfAFormerSendingAgainstTheLatest() {
        Delivery delivery = resolved();
        Call sixth = new Call(delivery.state().leg(), 5, Notation.NOW);

        assertThat(told(delivery, sixth, LATEST, failedSending("a", true))).isEmpty();
        assertThat(told(delivery, sixth, LATEST, failedSending("a", false))).isEmpty();
        assertThat(told(delivery, sixth, LATEST, failedSending("b", false))).isPresent();
        assertThat(told(delivery, sixth, UNKNOWN, failedSending("a", false))).isPresent();
    }

    @Test
    void countsNoFailureWhereItIsToBeSentAgainAnyway() {
        Delivery delivery = resolved();
        Call call = new Call(delivery.state().leg(), 0, Notation.NOW);
        ResultTold.Present queued = new ResultTold.Present(true, Optional.of("b"));

        assertThat(told(delivery, call, queued, failedSending("b", false))).isEmpty();
        assertThat(told(delivery, call, queued, result(Result.FAILED))).isEmpty();
        assertThat(told(delivery, call, queued, result(Result.IN_MAILBOX)).map(d -> Notation.text(d.next())))
                .contains("published berichtenbox#1");
    }

    @Test
    void isHeldForWantOfAResultAndOfNothingElse() {
        Route route = Notation.route("berichtenbox email");

        assertThat(ResultOverdue.of(Notation.delivery(Notation.state(route, "resolved berichtenbox#1")), Notation.NOW)
                        .map(Notation::all))
                .contains(List.of("held berichtenbox#1 no-result", "Held#1 no-result", "none", "none"));
        for (String other :
                List.of("resolved email#2", "published berichtenbox#1", "opened berichtenbox#1", "accepted")) {
            assertThat(ResultOverdue.of(Notation.delivery(Notation.state(route, other)), Notation.NOW))
                    .as(other)
                    .isEmpty();
        }
    }

    private static Delivery resolved() {
        return Notation.delivery(Notation.state(Notation.route("berichtenbox email"), "resolved berichtenbox#1"));
    }

    private static MailboxEvent.Processed result(Result result) {
        return new MailboxEvent.Processed("E-9", "event", result, "code", Notation.NOW.minusSeconds(5));
    }

    private static MailboxEvent.Processed failedSending(String sending, boolean mayHaveArrived) {
        return new MailboxEvent.Processed(
                "E-9",
                "event",
                Result.FAILED,
                "code",
                Notation.NOW.minusSeconds(5),
                Optional.of(new MailboxEvent.Sending(sending, mayHaveArrived)));
    }

    private static Optional<Decision> told(Delivery delivery, Leg leg, int failed, Result result) {
        return told(delivery, new Call(leg, failed, Notation.NOW), UNKNOWN, result(result));
    }

    private static Optional<Decision> told(
            Delivery delivery, Call call, ResultTold.Present present, MailboxEvent.Processed event) {
        return new ResultTold(delivery, call, Notation.SCHEDULE, present).told(event);
    }
}
