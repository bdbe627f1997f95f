package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a channel has, or may have, is ever shown as withdrawn. */
class WithdrawingTest {

    private static final Route ROUTE = Notation.route("berichtenbox email");

    @ParameterizedTest
    @ValueSource(strings = {"accepted", "resolved berichtenbox#1", "resolved email#2", "held berichtenbox#1 gave-up"})
    void endsWhatNobodyHas(String state) {
        Decision decision = Withdrawing.of(delivery(state), false, Notation.NOW).orElseThrow();

        assertThat(decision.next().status()).isEqualTo(Status.WITHDRAWN);
        assertThat(decision.work()).contains(List.of());
        assertThat(decision.evidence()).extracting(Evidence::kind).containsExactly(EvidenceKind.SUBMISSION_WITHDRAWN);
        assertThat(decision.evidence().getFirst().channel()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"resolved berichtenbox#1", "resolved email#2", "held berichtenbox#1 outcome-unknown"})
    void leavesWhatSomebodyMayHave(String state) {
        assertThat(Withdrawing.of(delivery(state), true, Notation.NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "published berichtenbox#1",
                "opened berichtenbox#1",
                "dispatched email#2",
                "undeliverable email#2 bounced",
                "withdrawn berichtenbox#1"
            })
    void leavesWhatIsThereOrOver(String state) {
        assertThat(Withdrawing.of(delivery(state), false, Notation.NOW)).isEmpty();
    }

    @Test
    void isShownWhateverHappenedBefore() {
        Evidence accepted = Evidence.ofSubmission(delivery("accepted").id(), Notation.NOW);
        Evidence withdrawn = Withdrawing.of(delivery("accepted"), false, Notation.NOW)
                .orElseThrow()
                .evidence()
                .getFirst();

        assertThat(new Timeline(List.of(accepted, withdrawn)).status()).isEqualTo(Status.WITHDRAWN);
    }

    private static Delivery delivery(String state) {
        return Notation.delivery(Notation.state(ROUTE, state));
    }
}
