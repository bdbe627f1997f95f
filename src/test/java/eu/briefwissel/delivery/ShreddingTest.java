package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShreddingTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Route ROUTE = new Route(List.of(ChannelName.BERICHTENBOX, ChannelName.EMAIL));
    private static final Leg LEG = ROUTE.start();
    private static final Receipt RECEIPT = new Receipt("L-1", NOW);

    static Stream<DeliveryState> underWay() {
        return Stream.of(
                new DeliveryState.Accepted(ROUTE),
                new DeliveryState.Resolved(LEG),
                new DeliveryState.Held(LEG, Cause.GAVE_UP));
    }

    static Stream<DeliveryState> over() {
        return Stream.of(
                new DeliveryState.Opened(LEG),
                new DeliveryState.Dispatched(LEG, RECEIPT),
                new DeliveryState.Undeliverable(LEG, Cause.OPTED_OUT));
    }

    @ParameterizedTest
    @MethodSource("underWay")
    void endsWhatIsUnderWay(DeliveryState state) {
        Decision decision = Shredding.stopping(delivery(state), NOW).orElseThrow();

        assertThat(decision.next()).isEqualTo(new DeliveryState.Undeliverable(LEG, Cause.SHREDDED));
        assertThat(decision.work()).contains(List.of());
        assertThat(decision.evidence()).extracting(Evidence::kind).containsExactly(EvidenceKind.ROUTE_EXHAUSTED);
    }

    @Test
    void leavesInTheMailboxWhatLiesThereAndSendsNothingAfterIt() {
        var published = new DeliveryState.Published(LEG, RECEIPT, Optional.of(NOW.plusSeconds(60)));

        Decision decision = Shredding.stopping(delivery(published), NOW).orElseThrow();

        assertThat(decision.next()).isEqualTo(new DeliveryState.Published(LEG, RECEIPT, Optional.empty()));
        assertThat(decision.work()).contains(List.of());
    }

    @ParameterizedTest
    @MethodSource("over")
    void hasNothingToStopWhereAllIsOver(DeliveryState state) {
        assertThat(Shredding.stopping(delivery(state), NOW)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("over")
    void isAFactThatMovesNothingAndIsWrittenOnce(DeliveryState state) {
        Decision first = Shredding.done(delivery(state), NOW);
        Decision again = Shredding.done(delivery(state), NOW.plusSeconds(1));

        assertThat(first.next()).isEqualTo(state);
        assertThat(first.work()).isEmpty();
        assertThat(again.evidence().getFirst().id())
                .isEqualTo(first.evidence().getFirst().id());
    }

    private static Delivery delivery(DeliveryState state) {
        return new Delivery(new TenantId("gemeente"), DeliveryId.of(NOW, new UUID(1, 2)), 3, state);
    }
}
