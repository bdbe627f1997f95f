package eu.briefwissel.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.GlobeCaller.Batch;
import eu.briefwissel.sandbox.event.Pace;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

class GlobeStrictnessTest {
    private static final String BSN = "123456782";
    private static final String INVALID = "XmlValidatieTegenXsdValtNegatiefUit";

    private final HandClock clock = new HandClock();
    private Sandbox sandbox;
    private GlobeCaller globe;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withClock(clock).withPace(Pace.atOnce())));
        globe = new GlobeCaller(sandbox, clock);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    private String codeOf(Batch batch) throws IOException {
        var answer = globe.send(batch);
        assertThat(answer.status()).as("the adapter looks at the envelope only").isEqualTo(200);
        return globe.results().getLast().only().code();
    }

    private String codeOf(Consumer<StringBuilder> spoil) throws IOException {
        var batch = globe.batchTo(BSN);
        var letter = new StringBuilder(batch.letters().getFirst());
        spoil.accept(letter);
        return codeOf(batch.letter(letter.toString()));
    }

    private static Consumer<StringBuilder> replace(String what, String by) {
        return letter -> {
            var at = letter.indexOf(what);
            assertThat(at).as(what).isNotNegative();
            letter.replace(at, at + what.length(), by);
        };
    }

    private static Consumer<StringBuilder> text(String text) {
        return replace("Uw aanvraag is toegewezen.\\r\\nMet groet", text);
    }

    private static Consumer<StringBuilder> attachments(String... files) {
        return replace(
                "</BerichtInformatie>", "</BerichtInformatie><Bijlagen>" + String.join("", files) + "</Bijlagen>");
    }

    private static String attachment(String content, String type, String description) {
        return "<Bijlage><Inhoud>%s</Inhoud><BijlageType>%s</BijlageType><Omschrijving>%s</Omschrijving><Volgorde>1</Volgorde></Bijlage>"
                .formatted(content, type, description);
    }

    private static String pdf(int bytes) {
        var content = ("%PDF-1.4" + " ".repeat(bytes)).substring(0, bytes);
        return attachment(Base64.getEncoder().encodeToString(content.getBytes(UTF_8)), "Pdf", "Besluit");
    }

    static Stream<Arguments> whatTheSchemaRefuses() {
        return Stream.of(
                Arguments.of("a subject of 51", replace("Besluit op uw aanvraag", "x".repeat(51))),
                Arguments.of("no subject", replace("Besluit op uw aanvraag", "")),
                Arguments.of("a text of 4,001", text("x".repeat(4_001))),
                Arguments.of("a type of 9", replace("<BerichtType>bericht", "<BerichtType>berichten")),
                Arguments.of(
                        "a reference of 26",
                        replace("<GebruikerID>", "<Referentie>" + "r".repeat(26) + "</Referentie><GebruikerID>")),
                Arguments.of("another user", replace("Burger", "Bedrijf")),
                Arguments.of("an id that is none", replace("<BerichtID>", "<BerichtID>x")),
                Arguments.of("an order of its own", replace("<SoortGebruiker>Burger</SoortGebruiker>", "")),
                Arguments.of("three attachments", attachments(pdf(9), pdf(9), pdf(9))),
                Arguments.of("a PNG", attachments(attachment("iVBORw0KGgo=", "Png", "Foto"))),
                Arguments.of("no base64", attachments(attachment("%%%", "Pdf", "Besluit"))),
                Arguments.of("an element of our own", replace("<GebruikerID>", "<Zaak>1</Zaak><GebruikerID>")),
                Arguments.of("no end", replace("</BerichtInformatie></Bericht>", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatTheSchemaRefuses")
    void refusesWhatTheOfficialSchemaRefuses(String what, Consumer<StringBuilder> spoil)
            throws IOException, SAXException {
        assertThat(codeOf(spoil)).isEqualTo(INVALID);
        assertThat(sandbox.taken()).isEmpty();
        assertThat(sandbox.calls()).containsEntry("globe." + INVALID, 1L);
        Xml.requireValid(globe.results().getLast().xml(), "GLOBEBatchResponse.xsd");
    }

    static Stream<Arguments> whatIsRefusedBesideTheSchema() {
        return Stream.of(
                Arguments.of("a line feed", "line-break-not-literal", text("een\ntwee")),
                Arguments.of("a carriage return", "line-break-not-literal", text("een&#13;twee")),
                Arguments.of("a glued URL", "url-without-spaces", text("zie:https://voorbeeld.example")),
                Arguments.of(
                        "a line break in a URL",
                        "url-without-spaces",
                        text("zie https://voorbeeld.example\\r\\nGroet")),
                Arguments.of(
                        "another batch's id",
                        "batch-id-not-repeated",
                        replace("<BatchID>", "<BatchID>00000000-0000-4000-8000-000000000000</BatchID><!--")
                                .andThen(replace("</BatchID><BerichtID>", "--><BerichtID>"))),
                Arguments.of(
                        "what only says it is a PDF",
                        "attachment-not-pdf",
                        attachments(attachment("aGFsbG8=", "Pdf", "Besluit"))),
                Arguments.of(
                        "a description of 41",
                        "description-too-long",
                        attachments(pdf(99).replace("Besluit", "x".repeat(41)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatIsRefusedBesideTheSchema")
    void refusesWhatTheManualRefuses(String what, String rule, Consumer<StringBuilder> spoil) throws IOException {
        assertThat(codeOf(spoil)).isEqualTo("TechnischProbleem");
        assertThat(sandbox.calls()).containsEntry("globe." + rule, 1L);
    }

    @Test
    void takesTheLongestThereIs() throws IOException {
        var longest = replace("Besluit op uw aanvraag", "x".repeat(50))
                .andThen(text("x".repeat(4_000)))
                .andThen(replace("<GebruikerID>", "<Referentie>" + "r".repeat(25) + "</Referentie><GebruikerID>"))
                .andThen(attachments(pdf(250_000), pdf(250_000)));

        assertThat(codeOf(longest)).isEqualTo("Verwerkt");
        assertThat(sandbox.taken().getFirst().attachmentDigests()).hasSize(2);
    }

    @Test
    void refusesMoreThan500KilobytesOfAttachments() throws IOException {
        assertThat(codeOf(attachments(pdf(250_000), pdf(250_001)))).isEqualTo("BijlageTeGroot");
    }

    @ParameterizedTest
    @CsvSource({"13, Verwerkt", "14, PublicatieDatumLigtTeVerInDeToekomst"})
    void publishesThirteenDaysAheadAtMost(int days, String code) throws IOException {
        var at = clock.instant().plus(Duration.ofDays(days));

        assertThat(codeOf(replace("<Onderwerp>", "<PublicatieDatum>" + at + "</PublicatieDatum><Onderwerp>")))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"13, Verwerkt", "14, AanmaakDatumLigtTeVerInHetVerleden"})
    void takesABatchOfThirteenDaysAtMost(int days, String code) throws IOException {
        var createdAt = clock.instant().minus(Duration.ofDays(days));

        assertThat(codeOf(globe.batchTo(BSN).createdAt(createdAt.toString()))).isEqualTo(code);
    }

    @Test
    void readsATimeWithoutAZoneAsTheNetherlandsTellIt() throws IOException {
        var batch = globe.batchTo(BSN);

        assertThat(codeOf(batch.createdAt("2026-11-10T10:00:00"))).isEqualTo("Verwerkt");
        assertThat(codeOf(globe.batchTo(BSN).createdAt("2026-11-10T09:59:59")))
                .isEqualTo("AanmaakDatumLigtTeVerInHetVerleden");
    }

    @Test
    void knowsItsSenderByTheNumberInTheAgreement() throws IOException {
        assertThat(codeOf(globe.batchTo(BSN).supplier("00000001111111111000")))
                .isEqualTo("OinInCPAKomtNietOvereenMetOinInBericht");
    }

    @Test
    void knowsTheTypesThatWereAgreed() throws IOException {
        assertThat(codeOf(replace("<BerichtType>bericht", "<BerichtType>brief")))
                .isEqualTo("BerichtTypeNietOndersteund");
    }

    @Test
    void takesAThousandLettersAndNoMore() throws IOException, SAXException {
        globe.send(globe.batchTo(Collections.nCopies(1_000, BSN).toArray(String[]::new)));
        var thousand = globe.results().getFirst();

        assertThat(thousand.rows()).hasSize(1_000).allMatch(row -> row.code().equals("Verwerkt"));
        Xml.requireValid(thousand.xml(), "GLOBEBatchResponse.xsd");
        assertThat(codeOf(globe.batchTo(Collections.nCopies(1_001, BSN).toArray(String[]::new))))
                .isEqualTo(INVALID);
        assertThat(sandbox.taken()).hasSize(1_000);
    }

    @Test
    void cannotNameALetterThatItCannotRead() throws IOException {
        globe.send(globe.envelope("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>"));

        assertThat(globe.results().getFirst().batchId()).isEqualTo(GlobeCaller.NIL);
        assertThat(globe.results().getFirst().only().code()).isEqualTo(INVALID);
    }

    static Stream<Arguments> envelopesThatAreRefused() {
        return Stream.of(
                Arguments.of(400, change("cpaId", "another")),
                Arguments.of(400, change("fromPartyId", "urn:osb:oin:00000001111111111000")),
                Arguments.of(400, change("fromRole", "SP")),
                Arguments.of(400, change("toPartyId", "urn:osb:oin:00000001111111111000")),
                Arguments.of(400, change("service", "urn:osb:services:another")),
                Arguments.of(400, change("action", "GLOBE-R-A-Request")),
                Arguments.of(400, change("batch", "an unknown field")),
                Arguments.of(400, (Consumer<ObjectNode>) envelope -> envelope.remove("properties")),
                Arguments.of(400, (Consumer<ObjectNode>) envelope -> envelope.remove("dataSources")),
                Arguments.of(400, (Consumer<ObjectNode>)
                        envelope -> envelope.withArray("dataSources").addObject()),
                Arguments.of(400, (Consumer<ObjectNode>) envelope ->
                        ((ObjectNode) envelope.withArray("dataSources").get(0)).put("content", "%")));
    }

    private static Consumer<ObjectNode> change(String property, String value) {
        return envelope -> envelope.withObject("properties").put(property, value);
    }

    @ParameterizedTest
    @MethodSource("envelopesThatAreRefused")
    void refusesAnEnvelopeThatWasNotAgreed(int status, Consumer<ObjectNode> spoil) throws IOException {
        var envelope = globe.envelope(globe.batchTo(BSN).xml());
        spoil.accept(envelope);

        assertThat(globe.send(envelope).status()).isEqualTo(status);
        assertThat(globe.results()).isEmpty();
    }

    @Test
    void givesAMessageIdToOneSendingOnly() throws IOException {
        var envelope = globe.envelope(globe.batchTo(BSN).xml());

        var statuses =
                List.of(globe.send(envelope).status(), globe.send(envelope).status());

        assertThat(statuses).containsExactly(200, 500);
        assertThat(globe.results()).hasSize(1);
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException {
        var adapter = globe.setting("globe.adapter_url");

        assertThat(Http.send(Http.to(adapter + "/ebms/messages/unprocessed")).status())
                .isEqualTo(401);
    }

    @Test
    void answersJsonOnly() throws IOException {
        var text = globe.request(globe.envelope("")).setHeader("Content-Type", "text/plain");

        assertThat(Http.send(text).status()).isEqualTo(415);
    }
}
