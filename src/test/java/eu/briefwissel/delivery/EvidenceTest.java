package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    private static final DeliveryId ID = Notation.delivery(Notation.state(Notation.route("email"), "accepted"))
            .id();
    private static final Leg LEG = Notation.route("berichtenbox email").start();

    @Test
    void hasAnIdOfItsOwnForEachKindAttemptAndEventOfADelivery() {
        DeliveryId other = DeliveryId.of(Notation.NOW, UUID.fromString("00000000-0000-4000-8000-000000000001"));

        List<UUID> ids = Stream.of(ID, other)
                .flatMap(id -> Arrays.stream(EvidenceKind.values())
                        .flatMap(kind -> Stream.of(LEG, LEG.again())
                                .flatMap(leg -> Stream.of("", "1", "11")
                                        .map(n -> Evidence.numbered(id, kind, leg, n, Notation.NOW)
                                                .id()))))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void hasTheSameIdWhateverIsToldAboutIt() {
        Evidence told = Evidence.once(ID, EvidenceKind.HELD, LEG, Notation.NOW);

        Evidence toldAgain = Evidence.once(ID, EvidenceKind.HELD, LEG, Notation.DEADLINE)
                .because(Cause.GAVE_UP)
                .detailed("503");

        assertThat(toldAgain.id()).isEqualTo(told.id());
    }

    @Test
    void keepsOfADetailWhatACodeIsMadeOf() {
        Evidence fact = Evidence.once(ID, EvidenceKind.HELD, LEG, Notation.NOW);

        assertThat(fact.detailed("HTTP 503: \"Jan de Vries\"\n<x>é").detail()).isEqualTo("HTTP-503:-Jan-de-Vries-x-");
        assertThat(fact.detailed("x".repeat(121)).detail()).hasSize(120);
    }
}
