package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxToldTest {

    private static final Route ROUTE = Notation.route("ebox-citizen email");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            published ebox-citizen#1 by deadline | resolved email#2               | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2 | publish +PT0S 0
            published ebox-citizen#1             | resolved email#2               | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2 | publish +PT0S 0
            # over, or elsewhere: noted
            resolved email#2                     | resolved email#2               | ContentConsignmentFailure#1 no-mailbox                  | as it was
            dispatched email#2                   | dispatched email#2             | ContentConsignmentFailure#1 no-mailbox                  | as it was
            opened ebox-citizen#1                | opened ebox-citizen#1          | ContentConsignmentFailure#1 no-mailbox                  | as it was
            held email#2 no-address              | held email#2 no-address        | ContentConsignmentFailure#1 no-mailbox                  | as it was
            published ebox-citizen#2             | published ebox-citizen#2       | ContentConsignmentFailure#1 no-mailbox                  | as it was
            """)
    void takesTheNextChannelWhereNobodyEverOpenedTheBox(String state, String next, String facts, String work) {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, state));

        Decision decision = told(delivery, ROUTE, new MailboxEvent.NeverOpened("R-1", Notation.NOW));

        assertThat(Notation.all(decision)).containsExactly(next, facts, work, "none");
    }

    @Test
    void leavesItInTheBoxThatNobodyOpenedWhereNoOtherChannelIsLeft() {
        Route alone = Notation.route("ebox-citizen");
        Delivery delivery = Notation.delivery(Notation.state(alone, "published ebox-citizen#1"));

        Decision decision = told(delivery, alone, new MailboxEvent.NeverOpened("R-1", Notation.NOW));

        assertThat(Notation.all(decision))
                .containsExactly(
                        "published ebox-citizen#1", "ContentConsignmentFailure#1 no-mailbox", "as it was", "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolved email#2",
                "published ebox-citizen#1 by deadline",
                "opened ebox-citizen#1",
                "held email#2 no-address",
                "dispatched email#2"
            })
    void notesWhatTheOperatorSaysAndMovesNothing(String state) {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, state));

        Decision arrived = told(delivery, ROUTE, new MailboxEvent.Arrived("R-1", Notation.NOW));
        Decision noticed =
                told(delivery, ROUTE, new MailboxEvent.Noticed("R-1", "R-1/reminder", "reminder", Notation.NOW));

        assertThat(Notation.all(arrived)).containsExactly(state, "ArrivalConfirmed#1", "as it was", "none");
        assertThat(Notation.all(noticed)).containsExactly(state, "MailboxNotice#1", "as it was", "none");
    }

    @Test
    void tellsOneNoticeFromAnotherAndTheSameOneOnce() {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, "published ebox-citizen#1"));

        var ids = List.of("reminder", "expires", "reminder").stream()
                .map(word -> told(delivery, ROUTE, new MailboxEvent.Noticed("R-1", "R-1/" + word, word, Notation.NOW)))
                .map(decision -> decision.evidence().getFirst().id())
                .toList();

        assertThat(ids.get(0)).isEqualTo(ids.get(2)).isNotEqualTo(ids.get(1));
    }

    private static Decision told(Delivery delivery, Route route, MailboxEvent.OfMailbox event) {
        return new MailboxTold(delivery, route.start(), Notation.NOW).told(event);
    }
}
