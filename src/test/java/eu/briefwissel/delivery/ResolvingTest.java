package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolvingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # route            | failed | answers, channel by channel | next                                    | evidence                                                                                | work
            berichtenbox email | 0 | has                    | resolved berichtenbox#1                 | ChannelChosen#1                                                                              | publish +PT0S 0
            berichtenbox email | 0 | not-told               | resolved berichtenbox#1                 | ChannelChosen#1                                                                              | publish +PT0S 0
            berichtenbox email | 5 | has                    | resolved berichtenbox#1                 | ChannelChosen#1                                                                              | publish +PT0S 0
            berichtenbox email | 0 | none not-told          | resolved email#2                        | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2                                      | publish +PT0S 0
            berichtenbox email | 0 | opted-out has          | resolved email#2                        | ContentConsignmentFailure#1 opted-out, ChannelChosen#2                                       | publish +PT0S 0
            berichtenbox email | 0 | later                  | accepted                                | HandingOverPostponed#1                                                                       | resolve +PT1M 1
            berichtenbox email | 4 | later                  | accepted                                | HandingOverPostponed#1                                                                       | resolve +PT4H 5
            berichtenbox email | 5 | later not-told         | resolved email#2                        | ContentConsignmentFailure#1 gave-up, ChannelChosen#2                                         | publish +PT0S 0
            berichtenbox email | 0 | none later             | accepted                                | HandingOverPostponed#2                                                                       | resolve +PT1M 1
            berichtenbox       | 0 | none                   | undeliverable berichtenbox#1 no-mailbox | ContentConsignmentFailure#1 no-mailbox, RouteExhausted#1 no-mailbox                          | none
            berichtenbox       | 0 | opted-out              | undeliverable berichtenbox#1 opted-out  | ContentConsignmentFailure#1 opted-out, RouteExhausted#1 opted-out                            | none
            berichtenbox       | 5 | later                  | held berichtenbox#1 gave-up             | ContentConsignmentFailure#1 gave-up, Held#1 gave-up                                          | none
            berichtenbox ebox-citizen | 0 | none opted-out  | undeliverable ebox-citizen#2 opted-out  | ContentConsignmentFailure#1 no-mailbox, ContentConsignmentFailure#2 opted-out, RouteExhausted#2 opted-out | none
            berichtenbox ebox-citizen | 5 | none later      | held ebox-citizen#2 gave-up             | ContentConsignmentFailure#1 no-mailbox, ContentConsignmentFailure#2 gave-up, Held#2 gave-up  | none
            """)
    void goesAlongTheRouteUntilAChannelCanBeChosen(
            String route, int failed, String answers, String next, String facts, String work) {
        Delivery delivery = Notation.delivery(Notation.state(Notation.route(route), "accepted"));

        Decision decision = resolved(delivery, failed, answers.split(" "));

        assertThat(Notation.all(decision)).containsExactly(next, facts, work, "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolved berichtenbox#1",
                "published berichtenbox#1 by deadline",
                "opened berichtenbox#1",
                "dispatched email#2",
                "held email#2 gave-up",
                "undeliverable email#2 bounced"
            })
    void hasNothingToAskWhereAChannelWasChosenAlready(String state) {
        Delivery delivery = Notation.delivery(Notation.state(Notation.route("berichtenbox email"), state));

        Optional<Resolving> resolving = Resolving.of(delivery);

        assertThat(resolving).isEmpty();
    }

    private static Decision resolved(Delivery delivery, int failed, String... answers) {
        Resolving asking = Resolving.of(delivery).orElseThrow();
        for (String answer : answers) {
            Call call = new Call(asking.leg(), failed, Notation.NOW);
            switch (asking.told(reach(answer), call, Notation.SCHEDULE)) {
                case Resolving.Next.Ask(Resolving further) -> asking = further;
                case Resolving.Next.Decided(Decision decision) -> {
                    assertThat(answer).as("the last answer needed").isSameAs(answers[answers.length - 1]);
                    return decision;
                }
            }
        }
        throw new AssertionError("asks for more answers than the table has");
    }

    private static Reach reach(String answer) {
        return switch (answer) {
            case "has" -> new Reach.HasMailbox();
            case "not-told" -> new Reach.NotToldBeforehand();
            case "none" -> new Reach.NoMailbox();
            case "opted-out" -> new Reach.OptedOut();
            case "later" -> new Reach.TryLater("503");
            default -> throw new IllegalArgumentException(answer);
        };
    }
}
