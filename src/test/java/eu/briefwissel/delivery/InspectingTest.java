package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InspectingTest {

    private static final Route ROUTE =
            new Route(List.of(ChannelName.BERICHTENBOX, ChannelName.EBOX_CITIZEN, ChannelName.EMAIL));
    private static final DeliveryId ID = DeliveryId.of(Notation.NOW, new UUID(1, 2));

    private static final Inspecting.Found ALL_WELL = new Inspecting.Found(Map.of(), "documents=1");

    private static Delivery accepted() {
        return Delivery.of(new TenantId("gemeente"), ID, ROUTE);
    }

    @Test
    void beginsWithALookIntoTheDocumentsWhereItIsToldTo() {
        Decision acceptance = accepted().acceptance(Stage.INSPECT);

        assertThat(acceptance.next()).isEqualTo(new DeliveryState.Accepted(ROUTE));
        assertThat(acceptance.work()).contains(List.of(new Work(Stage.INSPECT, ID.acceptedAt(), 0)));
    }

    @Test
    void goesOnToChooseAChannelWhenAllTakeTheDocuments() {
        Decision decision = Inspecting.ended(accepted(), ALL_WELL, Notation.NOW).orElseThrow();

        assertThat(decision.next()).isEqualTo(new DeliveryState.Accepted(ROUTE));
        assertThat(decision.work()).contains(List.of(new Work(Stage.RESOLVE, Notation.NOW, 0)));
        assertThat(decision.evidence()).extracting(Evidence::kind).containsExactly(EvidenceKind.DOCUMENTS_INSPECTED);
        assertThat(decision.evidence().getFirst().detail()).isEqualTo("documents=1");
    }

    @Test
    void leavesOutTheChannelsThatDoNotTakeThemAndSaysWhy() {
        var found = new Inspecting.Found(Map.of(ChannelName.BERICHTENBOX, "pdf-pdfa"), "documents=1:pdf-pdfa");

        Decision decision = Inspecting.ended(accepted(), found, Notation.NOW).orElseThrow();

        assertThat(decision.next())
                .isEqualTo(new DeliveryState.Accepted(new Route(List.of(ChannelName.EBOX_CITIZEN, ChannelName.EMAIL))));
        assertThat(decision.evidence())
                .extracting(Evidence::kind)
                .containsExactly(EvidenceKind.CONTENT_CONSIGNMENT_FAILURE, EvidenceKind.DOCUMENTS_INSPECTED);
        Evidence unfit = decision.evidence().getFirst();
        assertThat(unfit.channel()).contains(ChannelName.BERICHTENBOX);
        assertThat(unfit.cause()).contains(Cause.DOCUMENTS_REFUSED);
        assertThat(unfit.detail()).isEqualTo("pdf-pdfa");
    }

    @Test
    void endsWhereNoChannelTakesThem() {
        var found = new Inspecting.Found(
                Map.of(
                        ChannelName.BERICHTENBOX, "pdf-script",
                        ChannelName.EBOX_CITIZEN, "pdf-script",
                        ChannelName.EMAIL, "pdf-script"),
                "documents=1:pdf-script");

        Decision decision = Inspecting.ended(accepted(), found, Notation.NOW).orElseThrow();

        assertThat(decision.next().status()).isEqualTo(Status.UNDELIVERABLE);
        assertThat(decision.work()).contains(List.of());
        Evidence rejection = decision.evidence().getLast();
        assertThat(rejection.kind()).isEqualTo(EvidenceKind.SUBMISSION_REJECTION);
        assertThat(rejection.cause()).contains(Cause.DOCUMENTS_REFUSED);
        assertThat(decision.evidence()).hasSize(4);
    }

    @Test
    void writesTheSameFactsWhenItIsLookedIntoAgain() {
        var found = new Inspecting.Found(Map.of(ChannelName.EMAIL, "pdf-script"), "documents=1");

        Decision first = Inspecting.ended(accepted(), found, Notation.NOW).orElseThrow();
        Decision second = Inspecting.ended(accepted(), found, Notation.NOW.plusSeconds(60))
                .orElseThrow();

        assertThat(second.evidence())
                .extracting(Evidence::id)
                .isEqualTo(first.evidence().stream().map(Evidence::id).toList());
    }

    @Test
    void changesNothingOfWhatHasMovedOn() {
        Delivery resolved = new Delivery(
                new TenantId("gemeente"), ID, 3, new DeliveryState.Resolved(ROUTE.start()), Optional.empty());

        assertThat(Inspecting.ended(resolved, ALL_WELL, Notation.NOW)).isEmpty();
    }
}
