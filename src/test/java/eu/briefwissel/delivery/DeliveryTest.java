package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @Test
    void startsAcceptedAndHasToBeResolvedAtOnce() {
        DeliveryId id = DeliveryId.of(Notation.NOW, UUID.fromString("919108f7-52d1-4320-9bac-f847db4148a8"));
        Delivery delivery = Delivery.of(new TenantId("gemeente"), id, Notation.route("berichtenbox email"));

        Decision acceptance = delivery.acceptance();

        assertThat(delivery.version()).isZero();
        assertThat(Notation.all(acceptance))
                .containsExactly("accepted", "SubmissionAcceptance#0", "resolve +PT0S 0", "none");
        assertThat(new Timeline(acceptance.evidence()).status()).isEqualTo(Status.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "A", "gemeente_x", "a/b", "é", "12345678901234567890123456789012345678901"})
    void refusesATenantIdThatIsNotASlug(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TenantId(text));
    }

    @Test
    void refusesARouteThatIsEmptyOrNamesAChannelTwice() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Route(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Notation.route("email berichtenbox email"));
    }

    @Test
    void refusesALegThatIsNotOfItsRoute() {
        Route route = Notation.route("berichtenbox email");

        assertThatIllegalArgumentException().isThrownBy(() -> route.leg(ChannelName.EBOX_CITIZEN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Leg(route, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Leg(route, 0, 0));
    }

    @Test
    void findsEveryWireNameAgain() {
        assertThat(EvidenceKind.values()).allMatch(k -> EvidenceKind.named(k.wireName()) == k);
        assertThat(Cause.values()).allMatch(c -> Cause.named(c.wireName()) == c);
        assertThat(Stage.values()).allMatch(s -> Stage.named(s.wireName()) == s);
        assertThat(Arrays.stream(Status.values()).map(s -> Status.named(s.wireName())))
                .containsExactlyElementsOf(
                        Arrays.stream(Status.values()).map(Optional::of).toList());
        assertThat(Arrays.stream(ChannelName.values()).map(c -> ChannelName.named(c.wireName())))
                .containsExactlyElementsOf(
                        Arrays.stream(ChannelName.values()).map(Optional::of).toList());
    }

    @Test
    void printsNothingThatIdentifiesAPersonOrWhatWasWritten() {
        Recipient recipient = new Recipient(RecipientScheme.BSN, "999993653");
        PostalAddress address = new PostalAddress("A. Lezer", "Dorpsstraat 1", "1234 AB", "Voorbeeld", "NL");
        Contact contact = new Contact(Optional.of("lezer@example.org"), Optional.of(address));
        Attachment attachment = new Attachment("besluit-lezer.pdf", "application/pdf", new byte[] {1});
        Message message = new Message(
                recipient,
                "nl",
                "besluit",
                "Besluit op uw aanvraag",
                "<p>Uw aanvraag</p>",
                List.of(attachment),
                contact,
                Optional.empty());

        String printed = "" + message + recipient + address + contact + attachment;

        assertThat(printed)
                .doesNotContainIgnoringCase("999993653")
                .doesNotContainIgnoringCase("lezer")
                .doesNotContainIgnoringCase("Dorpsstraat")
                .doesNotContainIgnoringCase("1234 AB")
                .doesNotContainIgnoringCase("aanvraag");
    }
}
