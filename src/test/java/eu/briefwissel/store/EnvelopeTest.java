package eu.briefwissel.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Payment;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sealed with a message comes out again, whichever version sealed it. */
class EnvelopeTest {

    private static final Recipient READER = new Recipient(RecipientScheme.KBO, "0202239951");
    private static final byte[] FILE = {1, 2, 3};

    /** As the version before eBox fields wrote it. */
    private static final String OLD = """
            {"language":"nl","messageType":"besluit","subject":"s","body":"<p>b</p>",
             "files":[{"name":"a.pdf","mediaType":"application/pdf"}],"email":"lezer@example.org"}""";

    static List<MainContent> mains() {
        return List.of(new MainContent.Body(), new MainContent.File(0));
    }

    @ParameterizedTest
    @MethodSource("mains")
    void losesNoFieldOfAMessage(MainContent main) throws JsonProcessingException {
        Message message = message(everything(main));

        Message again = again(message);

        assertThat(again).usingRecursiveComparison().isEqualTo(message);
        assertThat(again.handling()).isEqualTo(message.handling());
    }

    @Test
    void keepsNothingOfWhatIsUsual() throws JsonProcessingException {
        Message message = message(Handling.usual());

        assertThat(new JsonMapper().writeValueAsString(Envelope.of(message))).doesNotContain("ebox", "registered");
        assertThat(again(message).handling()).isEqualTo(Handling.usual());
    }

    @Test
    void readsWhatWasSealedBeforeThereWereSuchFields() {
        Message message = SealedMessage.openEnvelope(OLD.getBytes(UTF_8)).message(READER, List.of(FILE));

        assertThat(message.handling()).isEqualTo(Handling.usual());
        assertThat(message.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.pdf");
            assertThat(file.isSigned()).isFalse();
        });
    }

    private static Message again(Message message) throws JsonProcessingException {
        byte[] json = new JsonMapper().writeValueAsBytes(Envelope.of(message));
        return SealedMessage.openEnvelope(json)
                .message(
                        message.recipient(),
                        message.attachments().stream().map(Attachment::content).toList());
    }

    private static Message message(Handling handling) {
        return new Message(
                READER,
                "nl",
                "besluit",
                "s",
                "<p>b</p>",
                List.of(new Attachment("a.pdf", "application/pdf", FILE, handling.isRegistered())),
                new Contact(Optional.of("lezer@example.org"), Optional.empty()),
                Optional.of(new CaseReference("Z-1", "bezwaar", Optional.empty(), Optional.empty())),
                handling);
    }

    private static Handling everything(MainContent main) {
        return new Handling(
                true,
                new EboxFields(
                        Optional.of(new EboxFields.Attention(
                                new Recipient(RecipientScheme.INSZ, "85073003328"), Optional.of("A. Lezer"))),
                        Optional.of(Instant.parse("2027-01-14T23:00:00Z")),
                        true,
                        Optional.of("M-0"),
                        Optional.of(main),
                        List.of(new EboxFields.BusinessData(
                                "BECBE", Map.of("nl", "n"), Map.of("fr", "d"), List.of(Map.of("de", "v")))),
                        Optional.of(new Payment(
                                "P-1",
                                new BigDecimal("125.50"),
                                new BigDecimal("0.00"),
                                "EUR",
                                LocalDate.parse("2027-01-15"),
                                "BE68539007547034",
                                Optional.of("KREDBEBB"),
                                Optional.of("RF18539007547034")))));
    }
}
