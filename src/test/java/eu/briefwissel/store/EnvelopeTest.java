package eu.briefwissel.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
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
import eu.briefwissel.delivery.SentBy;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sealed with a message comes out again, whichever version sealed it. */
class EnvelopeTest {

    private static final Recipient READER = new Recipient(RecipientScheme.KBO, "0202239951");
    private static final byte[] FILE = {1, 2, 3};

    private static final SentBy SENDER = new SentBy("burgerzaken", "loket", "1999800005", "Burgerzaken");

    /** As the version before eBox fields wrote it. */
    private static final String OLD = """
            {"language":"nl","messageType":"besluit","subject":"s","body":"<p>b</p>",
             "files":[{"name":"a.pdf","mediaType":"application/pdf"}],"email":"lezer@example.org"}""";

    static List<MainContent> mains() {
        return List.of(new MainContent.Body(), new MainContent.File(0));
    }

    @ParameterizedTest
    @MethodSource("mains")
    void losesNoFieldOfAMessage(MainContent main) {
        Message message = message(everything(main));

        Message again = again(message);

        assertThat(again).usingRecursiveComparison().isEqualTo(message);
        assertThat(again.handling()).isEqualTo(message.handling());
    }

    @Test
    void keepsNothingOfWhatIsUsual() throws JsonProcessingException {
        Message message = message(Handling.usual());

        assertThat(written(message)).doesNotContain("ebox", "registered", "signed", "sent", "format");
        assertThat(new JsonMapper().readValue(written(message), EnvelopeBefore.class))
                .isNotNull();
        assertThat(again(message).handling()).isEqualTo(Handling.usual());
    }

    @Test
    void readsWhatWasSealedBeforeThereWereSuchFields() {
        Message message = EnvelopeFormat.read(OLD.getBytes(UTF_8)).message(READER, List.of(FILE));

        assertThat(message.handling()).isEqualTo(Handling.usual());
        assertThat(message.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a.pdf");
            assertThat(file.isSigned()).isFalse();
        });
    }

    @Test
    void readsWhatWasSealedWithSuchFieldsBeforeItWasWrapped() throws JsonProcessingException {
        Message message = message(everything(new MainContent.Body()));
        byte[] json = new JsonMapper().writeValueAsBytes(Envelope.of(message));

        assertThat(EnvelopeFormat.read(json).registered()).isTrue();
        assertThat(EnvelopeFormat.read(json).ebox()).isNotNull();
    }

    static List<Message> withMoreThanTheVersionBeforeKnows() {
        EboxFields mainOnly = new EboxFields(
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.of(new MainContent.Body()),
                List.of(),
                Optional.empty());
        return List.of(
                message(everything(new MainContent.Body())),
                message(new Handling(true, EboxFields.none()), false),
                message(new Handling(false, mainOnly), false),
                message(Handling.usual(), true),
                message(Handling.usual()).sentBy(SENDER));
    }

    @ParameterizedTest
    @MethodSource("withMoreThanTheVersionBeforeKnows")
    void cannotBeReadByAVersionThatWouldLeaveSomethingOut(Message message) throws JsonProcessingException {
        String json = written(message);

        assertThat(new JsonMapper().readTree(json).path("format").intValue()).isEqualTo(2);
        assertThatThrownBy(() -> new JsonMapper()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue(json, EnvelopeBefore.class))
                .isInstanceOf(ValueInstantiationException.class);
        assertThat(again(message)).usingRecursiveComparison().isEqualTo(message);
    }

    @Test
    void keepsInWhoseNameItGoes() {
        Message message = message(Handling.usual()).sentBy(SENDER);

        assertThat(again(message).sentBy()).contains(SENDER);
        assertThat(again(message(Handling.usual())).sentBy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":3,\"envelope\":%s}",
                "{\"format\":1,\"envelope\":%s}",
                "{\"format\":\"2\",\"envelope\":%s}",
                "{\"format\":null,\"envelope\":%s}",
                "{\"format\":2,\"envelope\":%s,\"more\":1}",
                "{\"format\":2,\"envelope\":null}",
                "{\"format\":2}",
                "{\"format\":2,\"envelope\":{}}"
            })
    void isNotReadInAFormatThatIsNotKnown(String json) {
        assertThatThrownBy(() -> EnvelopeFormat.read(json.formatted(OLD).getBytes(UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"more\":1,\"language\"", "\"ebox\":{\"more\":1},\"language\""})
    void isNotReadWrappedWithAFieldThatIsNotKnown(String more) {
        String wrapped = "{\"format\":2,\"envelope\":" + OLD + "}";

        assertThat(EnvelopeFormat.read(wrapped.getBytes(UTF_8)).subject()).isEqualTo("s");
        assertThatThrownBy(() -> EnvelopeFormat.read(
                        wrapped.replace("\"language\"", more).getBytes(UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static String written(Message message) {
        return new String(EnvelopeFormat.write(Envelope.of(message)), UTF_8);
    }

    private static Message again(Message message) {
        return EnvelopeFormat.read(EnvelopeFormat.write(Envelope.of(message)))
                .message(
                        message.recipient(),
                        message.attachments().stream().map(Attachment::content).toList());
    }

    private static Message message(Handling handling) {
        return message(handling, handling.isRegistered());
    }

    private static Message message(Handling handling, boolean signed) {
        return new Message(
                READER,
                "nl",
                "besluit",
                "s",
                "<p>b</p>",
                List.of(new Attachment("a.pdf", "application/pdf", FILE, signed)),
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
