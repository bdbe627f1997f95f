package eu.briefwissel.sandbox.berichtenbox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.sandbox.berichtenbox.BbkMessage.Attachment;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Reads the JSON of a send, naming every rule that it breaks (the seed, "BBK 1.7": names and limits). */
final class ReadBbkMessage {
    static final String UUID_V4 = "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private static final Set<String> MESSAGE = Set.of("messageId", "subject", "body", "attachments", "recipient");
    private static final Set<String> RECIPIENT = Set.of("bsn");
    private static final Set<String> ATTACHMENT = Set.of("filename", "mimeType", "sizeBytes", "content");
    private static final int LONGEST_SUBJECT = 200;
    private static final long ALL_ATTACHMENTS = 25L * 1024 * 1024;

    private final Faults faults;
    private long bytes;

    private ReadBbkMessage(Faults faults) {
        this.faults = faults;
    }

    /** The message; to be used only where no fault was added. */
    static BbkMessage read(JsonNode json, Faults faults) {
        return new ReadBbkMessage(faults).message(Fields.of(json, "", MESSAGE, faults));
    }

    private BbkMessage message(Fields fields) {
        var id = fields.text("messageId");
        faults.require(id.isEmpty() || id.matches(UUID_V4), "messageId", "must be a UUID of version 4 in lower case");
        var bsn = fields.object("recipient", RECIPIENT).text("bsn");
        faults.require(bsn.isEmpty() || IdentifierKind.BSN.valid(bsn), "recipient.bsn", "must pass the eleven check");
        var subject = subject(fields);
        var body = fields.text("body");
        StrictXhtml.brokenRule(body).ifPresent(rule -> faults.add("body", rule));
        fields.required("attachments");
        return new BbkMessage(id, bsn, subject, body, attachments(fields));
    }

    private String subject(Fields fields) {
        var subject = fields.text("subject");
        var length = subject.codePointCount(0, subject.length());
        faults.require(
                !fields.has("subject") || (!subject.isBlank() && length <= LONGEST_SUBJECT),
                "subject",
                "must have 1 to 200 characters");
        return subject;
    }

    private List<Attachment> attachments(Fields fields) {
        var attachments = new ArrayList<Attachment>();
        for (var file : fields.objects("attachments", ATTACHMENT)) {
            attachments.add(attachment(file));
        }
        faults.require(bytes <= ALL_ATTACHMENTS, "attachments", "must have no more than 25 MB in all");
        return attachments;
    }

    private Attachment attachment(Fields file) {
        var name = file.text("filename");
        faults.require(!file.has("filename") || !name.isBlank(), file.at("filename"), "must not be blank");
        var mimeType = file.text("mimeType");
        var size = file.number("sizeBytes");
        var content = decode(file);
        bytes += content.length;
        if (content.length > 0) {
            faults.require(size == content.length, file.at("sizeBytes"), "must be the number of bytes of content");
            // The seed: PDF, PNG or JPG; told by the bytes, not by what they are called.
            faults.require(
                    FileKind.of(content)
                            .filter(kind -> kind.mimeType().equals(mimeType))
                            .isPresent(),
                    file.at("mimeType"),
                    "must be application/pdf, image/png or image/jpeg, and what the bytes are");
        }
        return new Attachment(name, mimeType, FileKind.sha256(content));
    }

    private byte[] decode(Fields file) {
        var text = file.text("content");
        try {
            var content = Base64.getDecoder().decode(text);
            faults.require(!file.has("content") || content.length > 0, file.at("content"), "must not be empty");
            return content;
        } catch (IllegalArgumentException notBase64) {
            faults.add(file.at("content"), "must be base64");
            return new byte[0];
        }
    }
}
