package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingTest {

    private static final Route ROUTE = Notation.route("berichtenbox ebox-citizen email");
    private static final MailboxEvent.OfReader READ = new MailboxEvent.Read("R-1", Notation.NOW);
    private static final MailboxEvent.OfReader REPLIED = new MailboxEvent.Replied("R-1", "A-1", Notation.NOW);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            published berichtenbox#1 by deadline | berichtenbox#1 | opened berichtenbox#1             | none
            published berichtenbox#1             | berichtenbox#1 | opened berichtenbox#1             | none
            published ebox-citizen#2 by deadline | berichtenbox#1 | opened berichtenbox#1             | none
            published berichtenbox#2 by deadline | berichtenbox#1 | opened berichtenbox#1             | none
            resolved email#2                     | berichtenbox#1 | opened berichtenbox#1             | none
            resolved berichtenbox#2              | berichtenbox#1 | opened berichtenbox#1             | none
            held email#3 no-address              | ebox-citizen#2 | opened ebox-citizen#2             | none
            held berichtenbox#1 receipt-unknown  | berichtenbox#1 | opened berichtenbox#1             | none
            # over: noted, not undone
            opened berichtenbox#1                | berichtenbox#1 | opened berichtenbox#1             | as it was
            opened berichtenbox#1                | ebox-citizen#2 | opened berichtenbox#1             | as it was
            dispatched email#3                   | berichtenbox#1 | dispatched email#3                | as it was
            undeliverable email#3 bounced        | berichtenbox#1 | undeliverable email#3 bounced     | as it was
            accepted                             | berichtenbox#1 | accepted                          | as it was
            """)
    void opensADeliveryThatIsStillOnItsWayWhicheverChannelItWasReadOn(
            String state, String concerned, String next, String work) {
        Leg leg = Notation.leg(ROUTE, concerned);
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, state));

        Decision decision = new Receiving(delivery, leg).told(READ);

        assertThat(Notation.all(decision)).containsExactly(next, "ContentHandover#" + leg.attempt(), work, "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "resolved email#2",
                "published berichtenbox#1 by deadline",
                "opened berichtenbox#1",
                "dispatched email#3",
                "held email#3 no-address",
                "undeliverable email#3 bounced"
            })
    void notesAReplyAndMovesNothing(String state) {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, state));

        Decision decision = new Receiving(delivery, ROUTE.start()).told(REPLIED);

        assertThat(Notation.all(decision)).containsExactly(state, "ReplyReceived#1", "as it was", "none");
    }

    @Test
    void writesTheSameEvidenceHoweverOftenAnEventIsTold() {
        Receiving before = receiving("published berichtenbox#1 by deadline");
        Receiving after = receiving("opened berichtenbox#1");

        var first = before.told(READ).evidence();
        var again = after.told(READ).evidence();

        assertThat(again).isEqualTo(first);
        assertThat(after.told(REPLIED).evidence())
                .isEqualTo(before.told(REPLIED).evidence());
    }

    @Test
    void tellsTwoRepliesApart() {
        Receiving receiving = receiving("opened berichtenbox#1");

        var one = receiving.told(REPLIED).evidence().getFirst();
        var other = receiving
                .told(new MailboxEvent.Replied("R-1", "A-2", Notation.NOW))
                .evidence()
                .getFirst();

        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.detail()).isEqualTo("A-2");
    }

    private static Receiving receiving(String state) {
        return new Receiving(Notation.delivery(Notation.state(ROUTE, state)), ROUTE.start());
    }
}
