package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.MailboxEvent.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadResultTest {

    private static final String BATCH = "11111111-1111-4111-8111-111111111111";
    private static final String LETTER = "22222222-2222-4222-8222-222222222222";
    private static final String NIL = "00000000-0000-0000-0000-000000000000";
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant PROCESSED = Instant.parse("2026-11-30T09:01:30Z");

    @ParameterizedTest
    @CsvSource({
        "Verwerkt,IN_MAILBOX",
        "TechnischProbleem,FAILED",
        "NietActiefOfGeabonneerd,NO_MAILBOX",
        "BerichtTypeNietOndersteund,REFUSED",
        "PublicatieDatumLigtTeVerInDeToekomst,REFUSED",
        "AanmaakDatumLigtTeVerInHetVerleden,REFUSED",
        "BerichtBestaatAl,TAKEN_BEFORE",
        "BijlageTeGroot,REFUSED",
        "OinInCPAKomtNietOvereenMetOinInBericht,REFUSED",
        "XmlValidatieTegenXsdValtNegatiefUit,REFUSED"
    })
    void knowsAllTenCodes(String code, Result result) {
        byte[] xml = Results.of(BATCH, List.of(LETTER), code);
        GlobeSchemas.validate("GLOBEBatchResponse.xsd", xml);

        assertThat(events(xml))
                .containsExactly(new MailboxEvent.Processed(LETTER, "ebms-1/0", result, code, PROCESSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "IetsNieuws"})
    void keepsACodeThatItDoesNotKnow(String code) {
        assertThat(events(Results.of(BATCH, List.of(LETTER), code)))
                .containsExactly(new MailboxEvent.Processed(LETTER, "ebms-1/0", Result.UNCLEAR, code, PROCESSED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Onbekende gebruiker 999990019", "999990019", "Verwerkt2", "<![CDATA[Jan]]> de Vries"})
    void keepsNothingThatCouldBeAboutSomebody(String code) {
        assertThat(events(Results.of(BATCH, List.of(LETTER), code)))
                .containsExactly(
                        new MailboxEvent.Processed(LETTER, "ebms-1/0", Result.UNCLEAR, "unknown-code", PROCESSED));
    }

    @Test
    void readsNoMoreLettersThanABatchCanHave() {
        assertThat(ReadResult.of(Results.of(BATCH, Collections.nCopies(1_000, LETTER), "Verwerkt")))
                .isPresent();
        assertThat(ReadResult.of(Results.of(BATCH, Collections.nCopies(1_001, LETTER), "Verwerkt")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00", "+300000-01-01T00:00:00Z", "2026-11-30T12:00:01Z", "gisteren"})
    void takesItsOwnTimeWhereTheirsCannotBe(String processedAt) {
        var result = new BatchResult(BATCH, processedAt, List.of(new BatchResult.Line(LETTER, "Verwerkt")));

        assertThat(ResultEvents.of("ebms-1", Optional.empty(), result, NOW))
                .extracting(MailboxEvent::at)
                .containsExactly(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {NIL, ""})
    void takesALetterWithoutAnIdForThatOfTheBatch(String nil) {
        assertThat(events(Results.of(BATCH, List.of(nil), "Verwerkt")))
                .containsExactly(
                        new MailboxEvent.Processed(BATCH, "ebms-1/0", Result.IN_MAILBOX, "Verwerkt", PROCESSED));
    }

    @Test
    void findsALetterWhoseIdComesBackInCapitals() {
        String capitals = "AAAAAAAA-2222-4222-8222-222222222222";

        assertThat(events(Results.of(BATCH, List.of(capitals), "Verwerkt")))
                .extracting(MailboxEvent::receiptId)
                .containsExactly("aaaaaaaa-2222-4222-8222-222222222222");
    }

    @Test
    void isToldOfABatchThatHasNoLetters() {
        assertThat(events(Results.of(BATCH, List.of(), "")))
                .containsExactly(
                        new MailboxEvent.Processed(BATCH, "ebms-1/-", Result.UNCLEAR, "no-letters", PROCESSED));
    }

    @Test
    void readsWhatIsPackedWithGzip() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Results.of(BATCH, List.of(LETTER, NIL), "Verwerkt"));
        }

        assertThat(events(packed.toByteArray()))
                .extracting(MailboxEvent::receiptId)
                .containsExactly(LETTER, BATCH);
    }

    @Test
    void isNoVictimOfABomb() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[40 << 20]);
        }

        assertThat(ReadResult.of(packed.toByteArray())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "geen XML",
                "<Anders><BatchInformatie><BatchID>1</BatchID></BatchInformatie></Anders>",
                "<BerichtVerwerkResponse><BatchInformatie/></BerichtVerwerkResponse>",
                "<BerichtVerwerkResponse><BatchInformatie><BatchID>1</BatchID>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><BerichtVerwerkResponse>&b;"
                        + "<BatchInformatie><BatchID>1</BatchID></BatchInformatie></BerichtVerwerkResponse>"
            })
    void isNoResultThatIsNone(String bytes) {
        assertThat(ReadResult.of(bytes.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    private static List<MailboxEvent> events(byte[] bytes) {
        return ResultEvents.of("ebms-1", Optional.empty(), ReadResult.of(bytes).orElseThrow(), NOW);
    }
}
