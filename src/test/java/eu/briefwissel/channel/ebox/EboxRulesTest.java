package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.Objection;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EboxRulesTest {

    private static final String EMPTY = "<p> </p>";
    private static final Spoken THIRD = new Spoken(Box.ENTERPRISE, EboxVersion.V3);
    private static final Spoken SECOND = new Spoken(Box.ENTERPRISE, EboxVersion.V2_1);
    private static final Map<String, String> GENEROUS =
            Map.of("ebox_enterprise.payment_data", "on", "ebox_enterprise.business_data_keys", "BECBE, BCE IP");

    @Test
    void objectsToNothingThatIsWithinTheLimits() {
        Message message = message("nl", "x".repeat(255), Letters.BODY, file("x".repeat(76) + ".pdf"));

        assertThat(broken(message)).isEmpty();
    }

    @Test
    void objectsToEachLimitJustBeyondIt() {
        Attachment[] seven = Collections.nCopies(7, file("a.pdf")).toArray(Attachment[]::new);

        assertThat(broken(message("en", "s", Letters.BODY))).containsExactly("/language language");
        assertThat(broken(message("fy", "s", Letters.BODY))).containsExactly("/language language");
        assertThat(broken(message("nl", "x".repeat(256), Letters.BODY))).containsExactly("/subject length");
        // 128 characters of two UTF-16 units each
        assertThat(broken(message("nl", "\ud83d\ude00".repeat(128), Letters.BODY)))
                .containsExactly("/subject length");
        assertThat(broken(message("nl", "s", Letters.BODY, seven))).containsExactly("/attachments count");
        assertThat(broken(message("nl", "s", Letters.BODY, file("x".repeat(77) + ".pdf"))))
                .containsExactly("/attachments/0/name length");
        assertThat(broken(message(
                        "nl", "s", Letters.BODY, file("a.pdf"), new Attachment("a.png", "image/png", Letters.PNG))))
                .containsExactly("/attachments/1/mediaType media-type");
        assertThat(broken(message("nl", "s", EMPTY))).containsExactly("/body no-content");
        assertThat(broken(message("nl", "s", EMPTY, file("a.pdf")))).isEmpty();
    }

    @Test
    void takesNoBodyThatSaysNothingForTheMainContent() {
        EboxFields fields = new EboxFields(
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(new MainContent.Body()),
                List.of(),
                Optional.empty());
        Message message = message("nl", "s", EMPTY, file("a.pdf")).handled(new Handling(false, fields));

        assertThat(broken(message)).containsExactly("/ebox/mainContent main-content");
    }

    @Test
    void objectsToWhatTheOperatorDoesNotTakeFromThisSender() {
        Message message = message("nl", "s", Letters.BODY, file("a.pdf"), file("b.pdf"))
                .handled(Drafts.everything(Optional.of("RF18539007547034")));

        assertThat(broken(THIRD, message, Map.of()))
                .containsExactly(
                        "/ebox/businessData/0/key business-data-key",
                        "/ebox/businessData/1/key business-data-key",
                        "/ebox/payment payment-not-offered");
        assertThat(broken(THIRD, message, Map.of("ebox_enterprise.business_data_keys", "BECBE")))
                .containsExactly("/ebox/businessData/1/key business-data-key", "/ebox/payment payment-not-offered");
        assertThat(broken(THIRD, message, GENEROUS)).isEmpty();
        assertThat(broken(SECOND, message, GENEROUS))
                .containsExactly("/ebox/payment/reference reference-not-published");
    }

    private static List<String> broken(Message message) {
        return broken(THIRD, message, Map.of());
    }

    private static List<String> broken(Spoken spoken, Message message, Map<String, String> settings) {
        return EboxRules.broken(spoken, message, Drafts.settings(settings)).stream()
                .map((Objection o) -> o.field() + " " + o.rule())
                .toList();
    }

    private static Attachment file(String name) {
        return Letters.text(name);
    }

    private static Message message(String language, String subject, String body, Attachment... files) {
        return new Message(
                new Recipient(RecipientScheme.KBO, Letters.KBO),
                language,
                "besluit",
                subject,
                body,
                List.of(files),
                new Contact(Optional.empty(), Optional.empty()),
                Optional.empty());
    }
}
