package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorRetryTest {

    private static final Route ROUTE = Notation.route("berichtenbox email");

    @ParameterizedTest
    @CsvSource({
        "held berichtenbox#1 receipt-unknown,resolved berichtenbox#2,OperatorRetry#2",
        "held email#2 outcome-unknown,resolved email#3,OperatorRetry#3",
        "held email#2 no-address,resolved email#3,OperatorRetry#3",
        "held email#7 gave-up,resolved email#8,OperatorRetry#8"
    })
    void triesTheSameChannelAgainWithTheWholeScheduleBeforeIt(String held, String next, String fact) {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, held));

        Optional<Decision> decision = OperatorRetry.of(delivery, Notation.NOW);

        assertThat(decision)
                .hasValueSatisfying(
                        d -> assertThat(Notation.all(d)).containsExactly(next, fact, "publish +PT0S 0", "none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accepted",
                "resolved berichtenbox#1",
                "published berichtenbox#1 by deadline",
                "opened berichtenbox#1",
                "dispatched email#2",
                "undeliverable email#2 bounced"
            })
    void triesNothingAgainThatIsNotHeld(String state) {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, state));

        Optional<Decision> decision = OperatorRetry.of(delivery, Notation.NOW);

        assertThat(decision).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Stage.class,
            names = {"INSPECT", "RESOLVE"})
    void beginsAgainBeforeAChannelIsChosenWhereItWasHeldBefore(Stage stage) {
        Delivery delivery = Notation.delivery(Notation.state(ROUTE, "held berichtenbox#1 broken"));

        Optional<Decision> decision = OperatorRetry.of(delivery, Optional.of(stage), Notation.NOW);

        assertThat(decision)
                .hasValueSatisfying(d -> assertThat(Notation.all(d))
                        .containsExactly("accepted", "OperatorRetry#0", stage.wireName() + " +PT0S 0", "none"));
        assertThat(decision.orElseThrow().evidence().getFirst().channel()).isEmpty();
    }
}
