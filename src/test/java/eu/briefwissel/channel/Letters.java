package eu.briefwissel.channel;

import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Letters to be handed over. */
public final class Letters {

    public static final UUID WIRE_ID = UUID.fromString("0b6ff8a1-2c5e-4d3a-9f10-7a1b2c3d4e5f");
    public static final String BSN = "999993653";
    public static final String INSZ = "01071700342";
    public static final String KBO = "1999900171";
    public static final String SUBJECT = "Besluit op uw aanvraag";
    public static final String BODY = "<p>Uw aanvraag is toegewezen.</p>";
    public static final String EMAIL = "lezer@example.org";

    /** The smallest of pictures that is one: a real PNG of one pixel. */
    public static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Letters() {}

    /** A PDF of one empty page, its cross-reference in place (ISO 32000-1, annex H.2). */
    public static Attachment pdf() {
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int number = 1; number <= objects.size(); number++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append("%d 0 obj\n%s\nendobj\n".formatted(number, objects.get(number - 1)));
        }
        String end = "trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(pdf.length());
        pdf.append(table).append(end);
        return new Attachment("besluit.pdf", "application/pdf", pdf.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** New in each call. */
    public static String sending() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }

    public static Letter to(RecipientScheme scheme, String value, Attachment... files) {
        return letter(scheme, value, "nl", List.of(files));
    }

    public static Letter in(String language, RecipientScheme scheme, String value) {
        return letter(scheme, value, language, List.of());
    }

    public static Letter letter(RecipientScheme scheme, String value, String language, List<Attachment> files) {
        Contact contact = new Contact(Optional.of(EMAIL), Optional.empty());
        return new Letter(WIRE_ID, sending(), message(new Recipient(scheme, value), language, files, contact));
    }

    public static Message message(Recipient recipient, String language, List<Attachment> files, Contact contact) {
        return new Message(recipient, language, "besluit", SUBJECT, BODY, files, contact, Optional.empty());
    }

    public static Letter to(Recipient recipient, Contact contact) {
        return new Letter(UUID.randomUUID(), sending(), message(recipient, "nl", List.of(), contact));
    }

    public static Attachment text(String name) {
        return new Attachment(name, "application/pdf", "content".getBytes(StandardCharsets.US_ASCII));
    }
}
