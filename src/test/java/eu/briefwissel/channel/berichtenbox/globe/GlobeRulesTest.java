package eu.briefwissel.channel.berichtenbox.globe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.Objection;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GlobeRulesTest {

    private static final String PDFA = "<rdf:Description pdfaid:part=\"2\" pdfaid:conformance=\"A\"/>";

    @Test
    void takesALetterAtItsLimits() {
        assertThat(broken(message("b".repeat(8), "s".repeat(50), "z".repeat(25), files(250_000, 250_000))))
                .isEmpty();
    }

    @Test
    void namesEachFieldAndItsRule() {
        List<Attachment> files = List.of(
                file("a".repeat(41) + ".pdf", 10, PDFA),
                new Attachment("b.png", "image/png", Letters.PNG),
                file("c.pdf", 500_000, ""));

        assertThat(broken(message("te-lang-type", "s".repeat(51), "z".repeat(26), files)))
                .extracting(objection -> objection.field() + " " + objection.rule())
                .containsExactly(
                        "/messageType length",
                        "/subject length",
                        "/case/id length",
                        "/attachments count",
                        "/attachments size",
                        "/attachments/0/name length",
                        "/attachments/1/mediaType media-type",
                        "/attachments/2/content pdfa");
    }

    @Test
    void tellsHowMuchOneByteTooManyIs() {
        assertThat(broken(message("BESLUIT", "s", "z", files(250_000, 250_001))))
                .containsExactly(
                        new Objection("/attachments", "size", "must have at most 500 kB (500,000 bytes) in all"));
    }

    @Test
    void takesTheTypeThatTheSettingsGiveAMessageType() {
        Message message = message("omgevingsvergunning", "s", "z", List.of());

        assertThat(broken(message)).extracting(Objection::field).containsExactly("/messageType");
        assertThat(GlobeRules.broken(message, settings("globe.message_type.omgevingsvergunning", "OMGEV")))
                .isEmpty();
        assertThat(GlobeRules.broken(message, settings("globe.message_type", "BESLUIT")))
                .isEmpty();
    }

    @Test
    void asksForPdfaUnlessTheTenantDoesNot() {
        Message plain = message("BESLUIT", "s", "z", List.of(file("a.pdf", 10, "")));

        assertThat(broken(plain)).extracting(Objection::rule).containsExactly("pdfa");
        assertThat(GlobeRules.broken(plain, settings("globe.pdfa", "off"))).isEmpty();
    }

    private static List<Objection> broken(Message message) {
        return GlobeRules.broken(message, settings("globe.pdfa", "on"));
    }

    private static Settings settings(String name, String value) {
        return new Settings(new TenantId("gemeente"), "Gemeente Voorbeeld", Map.of(name, value));
    }

    private static List<Attachment> files(int... sizes) {
        return Arrays.stream(sizes)
                .mapToObj(size -> file("n".repeat(40) + ".PDF", size, PDFA))
                .toList();
    }

    private static Attachment file(String name, int size, String metadata) {
        byte[] content = new byte[size < metadata.length() ? metadata.length() : size];
        byte[] xmp = metadata.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(xmp, 0, content, 0, xmp.length);
        return new Attachment(name, "application/pdf", content);
    }

    private static Message message(String type, String subject, String caseId, List<Attachment> files) {
        return new Message(
                new Recipient(RecipientScheme.BSN, Letters.BSN),
                "nl",
                type,
                subject,
                Letters.BODY,
                files,
                Contact.none(),
                Optional.of(new CaseReference(caseId, "zaak", Optional.empty(), Optional.empty())));
    }
}
