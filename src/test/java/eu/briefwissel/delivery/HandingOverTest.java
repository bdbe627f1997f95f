package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandingOverTest {

    private static final List<String> OUTCOMES = List.of(
            "taken",
            "unopened",
            "before",
            "underway",
            "refused refused",
            "refused no-mailbox",
            "later",
            "not-allowed",
            "later PT2H",
            "unknown");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # a mailbox, and another channel after it
            berichtenbox email | berichtenbox#1 | 0 | taken              | published berichtenbox#1 by deadline  | ContentConsignment#1                                                        | fallback after-asking 0, poll poll-time 0 | R-1
            berichtenbox email | berichtenbox#1 | 0 | unopened           | resolved email#2                       | ContentConsignment#1, ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2 | publish +PT0S 0                     | R-1
            berichtenbox email | berichtenbox#1 | 0 | before             | held berichtenbox#1 receipt-unknown    | Held#1 receipt-unknown                                                      | none                                  | none
            berichtenbox email | berichtenbox#1 | 0 | refused refused    | resolved email#2                       | ContentConsignmentFailure#1 refused, ChannelChosen#2                        | publish +PT0S 0                       | none
            berichtenbox email | berichtenbox#1 | 0 | refused no-mailbox | resolved email#2                       | ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2                     | publish +PT0S 0                       | none
            berichtenbox email | berichtenbox#1 | 0 | later              | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT1M 1                       | none
            berichtenbox email | berichtenbox#1 | 1 | later              | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT5M 2                       | none
            berichtenbox email | berichtenbox#1 | 2 | later              | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT15M 3                      | none
            berichtenbox email | berichtenbox#1 | 3 | later              | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT1H 4                       | none
            berichtenbox email | berichtenbox#1 | 4 | later              | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT4H 5                       | none
            berichtenbox email | berichtenbox#1 | 5 | later              | resolved email#2                       | ContentConsignmentFailure#1 gave-up, ChannelChosen#2                        | publish +PT0S 0                       | none
            berichtenbox email | berichtenbox#1 | 0 | later PT2H         | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT2H 1                       | none
            berichtenbox email | berichtenbox#1 | 4 | later PT2H         | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT4H 5                       | none
            berichtenbox email | berichtenbox#1 | 0 | unknown            | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT1M 1                       | none
            berichtenbox email | berichtenbox#1 | 5 | unknown            | held berichtenbox#1 outcome-unknown    | Held#1 outcome-unknown                                                      | none                                  | none
            # must not go, and goes no other way
            berichtenbox email | berichtenbox#1 | 0 | not-allowed        | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT1M 1                       | none
            berichtenbox email | berichtenbox#1 | 5 | not-allowed        | held berichtenbox#1 not-allowed        | Held#1 not-allowed                                                          | none                                  | none
            # taken to be processed: nobody sends it again, and somebody finds out when no result comes
            berichtenbox email | berichtenbox#1 | 0 | underway           | resolved berichtenbox#1                | SentForProcessing#1                                                         | poll +PT24H 0                         | R-1
            berichtenbox email | berichtenbox#1 | 3 | underway           | resolved berichtenbox#1                | SentForProcessing#1                                                         | poll +PT24H 3                         | R-1
            # the same mailbox, as the last channel
            berichtenbox       | berichtenbox#1 | 0 | taken              | published berichtenbox#1               | ContentConsignment#1                                                        | poll poll-time 0                      | R-1
            berichtenbox       | berichtenbox#1 | 0 | unopened           | published berichtenbox#1               | ContentConsignment#1, ContentConsignmentFailure#1 no-mailbox                | poll poll-time 0                      | R-1
            berichtenbox       | berichtenbox#1 | 0 | before             | held berichtenbox#1 receipt-unknown    | Held#1 receipt-unknown                                                      | none                                  | none
            berichtenbox       | berichtenbox#1 | 0 | refused refused    | held berichtenbox#1 refused            | ContentConsignmentFailure#1 refused, Held#1 refused                         | none                                  | none
            berichtenbox       | berichtenbox#1 | 0 | refused no-mailbox | undeliverable berichtenbox#1 no-mailbox | ContentConsignmentFailure#1 no-mailbox, RouteExhausted#1 no-mailbox        | none                                  | none
            berichtenbox       | berichtenbox#1 | 0 | refused opted-out  | undeliverable berichtenbox#1 opted-out | ContentConsignmentFailure#1 opted-out, RouteExhausted#1 opted-out           | none                                  | none
            berichtenbox       | berichtenbox#1 | 4 | later              | resolved berichtenbox#1                | HandingOverPostponed#1                                                      | publish +PT4H 5                       | none
            berichtenbox       | berichtenbox#1 | 5 | later              | held berichtenbox#1 gave-up            | ContentConsignmentFailure#1 gave-up, Held#1 gave-up                         | none                                  | none
            berichtenbox       | berichtenbox#1 | 5 | unknown            | held berichtenbox#1 outcome-unknown    | Held#1 outcome-unknown                                                      | none                                  | none
            # an outlet, which recognises no repeat
            berichtenbox email | email#2        | 0 | taken              | dispatched email#2                     | RelayToNonERDS#2                                                            | none                                  | R-1
            berichtenbox email | email#2        | 0 | before             | held email#2 receipt-unknown           | Held#2 receipt-unknown                                                      | none                                  | none
            berichtenbox email | email#2        | 0 | refused no-address | held email#2 no-address                | RelayToNonERDSFailure#2 no-address, Held#2 no-address                       | none                                  | none
            berichtenbox email | email#2        | 0 | refused bounced    | undeliverable email#2 bounced          | RelayToNonERDSFailure#2 bounced, RouteExhausted#2 bounced                   | none                                  | none
            berichtenbox email | email#2        | 0 | later              | resolved email#2                       | HandingOverPostponed#2                                                      | publish +PT1M 1                       | none
            berichtenbox email | email#2        | 5 | later              | held email#2 gave-up                   | RelayToNonERDSFailure#2 gave-up, Held#2 gave-up                             | none                                  | none
            berichtenbox email | email#2        | 0 | unknown            | held email#2 outcome-unknown           | Held#2 outcome-unknown                                                      | none                                  | none
            email berichtenbox | email#1        | 0 | taken              | dispatched email#1                     | RelayToNonERDS#1                                                            | none                                  | R-1
            email berichtenbox | email#1        | 0 | unknown            | held email#1 outcome-unknown           | Held#1 outcome-unknown                                                      | none                                  | none
            """)
    void decidesWhatFollowsFromTheOutcomeOfTheCallThatWasDue(
            String route, String leg, int failed, String outcome, String next, String facts, String work, String kept) {
        Leg ours = Notation.leg(Notation.route(route), leg);
        Delivery delivery = Notation.delivery(new DeliveryState.Resolved(ours));

        Optional<Decision> decision = ended(delivery, ours, failed, outcome);

        assertThat(decision)
                .hasValueSatisfying(d -> assertThat(Notation.all(d)).containsExactly(next, facts, work, kept));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # nothing that this call was told is about the one that may have been taken: no other channel, and no end
            berichtenbox email | berichtenbox#1 | 4 | later              | resolved berichtenbox#1             | HandingOverPostponed#1                              | publish +PT4H 5
            berichtenbox email | berichtenbox#1 | 5 | later              | held berichtenbox#1 outcome-unknown | Held#1 outcome-unknown                              | none
            berichtenbox       | berichtenbox#1 | 5 | later              | held berichtenbox#1 outcome-unknown | Held#1 outcome-unknown                              | none
            berichtenbox email | berichtenbox#1 | 1 | refused refused    | held berichtenbox#1 outcome-unknown | Held#1 outcome-unknown                              | none
            berichtenbox email | berichtenbox#1 | 1 | refused no-mailbox | held berichtenbox#1 outcome-unknown | Held#1 outcome-unknown                              | none
            berichtenbox       | berichtenbox#1 | 1 | refused no-mailbox | held berichtenbox#1 outcome-unknown | Held#1 outcome-unknown                              | none
            # what an operator is told is what can be mended
            berichtenbox       | berichtenbox#1 | 1 | refused refused    | held berichtenbox#1 refused         | ContentConsignmentFailure#1 refused, Held#1 refused | none
            berichtenbox email | email#2        | 0 | refused no-address | held email#2 no-address             | RelayToNonERDSFailure#2 no-address, Held#2 no-address | none
            # and it may turn out to have been taken
            berichtenbox       | berichtenbox#1 | 1 | taken              | published berichtenbox#1            | ContentConsignment#1                                | poll poll-time 0
            berichtenbox email | berichtenbox#1 | 1 | before             | held berichtenbox#1 receipt-unknown | Held#1 receipt-unknown                              | none
            """)
    void goesNoOtherWayWhileAnEarlierCallMayHaveBeenTaken(
            String route, String leg, int failed, String outcome, String next, String facts, String work) {
        Leg ours = Notation.leg(Notation.route(route), leg);
        Delivery delivery = Notation.delivery(new DeliveryState.Resolved(ours));

        Call call = new Call(ours, failed, Notation.NOW, true);
        Optional<Decision> decision = new HandingOver(delivery, call, terms(ours)).ended(handover(outcome));

        assertThat(decision).hasValueSatisfying(d -> assertThat(Notation.all(d)).startsWith(next, facts, work));
    }

    @Test
    void remembersOfACallThatItMayHaveBeenTakenWhereNobodyToldSo() {
        Leg leg = Notation.route("berichtenbox email").start();
        Delivery delivery = Notation.delivery(new DeliveryState.Resolved(leg));

        assertThat(OUTCOMES)
                .filteredOn(outcome ->
                        ended(delivery, leg, 0, outcome).orElseThrow().isInDoubt())
                .containsExactly("before", "unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            berichtenbox email | held berichtenbox#1 receipt-unknown | taken    | published berichtenbox#1 by deadline | ContentConsignment#1                                                          | fallback after-asking 0, poll poll-time 0
            berichtenbox email | held berichtenbox#1 receipt-unknown | unopened | resolved email#2                     | ContentConsignment#1, ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2 | publish +PT0S 0
            berichtenbox       | held berichtenbox#1 gave-up         | taken    | published berichtenbox#1             | ContentConsignment#1                                                          | poll poll-time 0
            berichtenbox       | held berichtenbox#1 gave-up         | unopened | published berichtenbox#1             | ContentConsignment#1, ContentConsignmentFailure#1 no-mailbox                  | poll poll-time 0
            berichtenbox email | held email#2 outcome-unknown        | taken    | dispatched email#2                   | RelayToNonERDS#2                                                              | none
            """)
    void goesOnWithAHeldDeliveryWhoseSlowCallTurnsOutToHaveBeenTaken(
            String route, String held, String outcome, String next, String facts, String work) {
        DeliveryState.Held state = (DeliveryState.Held) Notation.state(Notation.route(route), held);

        Optional<Decision> decision = ended(Notation.delivery(state), state.leg(), 0, outcome);

        assertThat(decision)
                .hasValueSatisfying(d -> assertThat(Notation.all(d)).containsExactly(next, facts, work, "R-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolved email#2",
                "held email#2 gave-up",
                "held berichtenbox#2 gave-up",
                "published berichtenbox#2 by deadline",
                "published ebox-citizen#2 by deadline",
                "opened berichtenbox#1",
                "opened ebox-citizen#2",
                "dispatched email#2",
                "undeliverable berichtenbox#1 opted-out",
                "undeliverable email#2 bounced"
            })
    void tellsWhatASlowCallDidAndKeepsItsReceiptThoughTheDeliveryMovedOn(String movedOn) {
        Route route = Notation.route("berichtenbox ebox-citizen email");
        Delivery delivery = Notation.delivery(Notation.state(route, movedOn));

        for (String outcome : OUTCOMES) {
            Optional<Decision> decision = ended(delivery, route.start(), 0, outcome);

            boolean taken = outcome.equals("taken") || outcome.equals("unopened");
            assertThat(decision.map(Notation::all))
                    .as(outcome)
                    .isEqualTo(
                            taken
                                    ? Optional.of(List.of(movedOn, "ContentConsignment#1", "as it was", "R-1"))
                                    : Optional.empty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "accepted,berichtenbox#1",
        "published berichtenbox#1 by deadline,berichtenbox#1",
        "dispatched email#2,email#2"
    })
    void changesNothingWhereTheOutcomeIsKnownOrNoCallCanHaveBeenMade(String known, String leg) {
        Route route = Notation.route("berichtenbox email");
        Delivery delivery = Notation.delivery(Notation.state(route, known));

        List<Optional<Decision>> decisions = OUTCOMES.stream()
                .map(outcome -> ended(delivery, Notation.leg(route, leg), 0, outcome))
                .toList();

        assertThat(decisions).containsOnly(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"before", "underway", "refused refused", "refused no-mailbox", "later", "not-allowed", "unknown"
            })
    void leavesAHeldDeliveryToItsOperatorUnlessTheCallWasTaken(String outcome) {
        Route route = Notation.route("berichtenbox email");
        Delivery delivery = Notation.delivery(Notation.state(route, "held berichtenbox#1 outcome-unknown"));

        Optional<Decision> decision = ended(delivery, route.start(), 0, outcome);

        assertThat(decision).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ebox-citizen,false,held ebox-citizen#1 outcome-unknown",
        "ebox-citizen,true,resolved ebox-citizen#1",
        "email,false,held email#1 outcome-unknown",
        "email,true,resolved email#1"
    })
    void repeatsACallOfUnknownOutcomeOnlyWhereTheChannelRecognisesARepeat(
            String channel, boolean recognises, String next) {
        Leg leg = Notation.route(channel).start();
        Delivery delivery = Notation.delivery(new DeliveryState.Resolved(leg));
        ChannelTerms terms = new ChannelTerms(recognises, Notation.SCHEDULE, Optional.empty(), Optional.empty());

        Optional<Decision> decision = new HandingOver(delivery, new Call(leg, 0, Notation.NOW), terms)
                .ended(new Handover.Unknown("time-out"));

        assertThat(decision)
                .hasValueSatisfying(d -> assertThat(Notation.text(d.next())).isEqualTo(next));
    }

    @Test
    void writesEachPostponementDownOnceHoweverManyWorkersSawIt() {
        Leg leg = Notation.route("berichtenbox").start();
        Delivery delivery = Notation.delivery(new DeliveryState.Resolved(leg));

        List<UUID> ids = Stream.of(0, 1, 2, 3, 4, 4)
                .map(failed -> ended(delivery, leg, failed, "later").orElseThrow())
                .map(decision -> decision.evidence().getFirst().id())
                .toList();

        assertThat(ids.subList(0, 5)).doesNotHaveDuplicates();
        assertThat(ids.get(5)).isEqualTo(ids.get(4));
    }

    private static Optional<Decision> ended(Delivery delivery, Leg leg, int failed, String outcome) {
        return new HandingOver(delivery, new Call(leg, failed, Notation.NOW), terms(leg)).ended(handover(outcome));
    }

    private static ChannelTerms terms(Leg leg) {
        return new ChannelTerms(
                leg.channel().isMailbox(),
                Notation.SCHEDULE,
                Optional.of(Notation.DEADLINE),
                Optional.of(Notation.POLL_EVERY));
    }

    private static Handover handover(String outcome) {
        List<String> words = Arrays.asList(outcome.split(" "));
        return switch (words.getFirst()) {
            case "taken" -> new Handover.Taken(Notation.RECEIPT);
            case "unopened" -> new Handover.TakenUnopenedBox(Notation.RECEIPT);
            case "underway" -> new Handover.Underway(Notation.RECEIPT, Duration.ofDays(1));
            case "before" -> new Handover.TakenBefore();
            case "refused" -> new Handover.Refused(Cause.named(words.getLast()), "E-17");
            case "not-allowed" -> new Handover.NotAllowed("mandate-missing");
            case "later" ->
                new Handover.TryLater(
                        "503", words.stream().skip(1).map(Duration::parse).findFirst());
            case "unknown" -> new Handover.Unknown("time-out");
            default -> throw new IllegalArgumentException(outcome);
        };
    }
}
