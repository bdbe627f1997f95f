package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.PlainBody;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.tenant.Settings;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** Writes a message as a publication of Message Registry v3. */
final class Composing {

    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de");
    private static final int ATTACHMENT_LIMIT = 6;

    /** Of the types that a message may carry here, the only one on the operator's list (2.1, {@code mediaType}). */
    private static final String MEDIA_TYPE = "application/pdf";

    private static final String JSON = "application/json";

    private Composing() {}

    /** Why the channel can never carry this message; empty where it can. */
    static Optional<Handover> obstacle(Box box, Message message) {
        if (message.recipient().scheme() != box.scheme()) {
            return Optional.of(
                    new Handover.Refused(Cause.NO_MAILBOX, "no-" + box.scheme().wireName()));
        }
        if (!LANGUAGES.contains(message.language())) {
            return refused("language-not-supported");
        }
        if (message.attachments().size() > ATTACHMENT_LIMIT) {
            return refused("too-many-attachments");
        }
        if (!message.attachments().stream().allMatch(file -> MEDIA_TYPE.equals(file.mediaType()))) {
            return refused("media-type-not-supported");
        }
        boolean isEmpty = message.attachments().isEmpty() && text(message).isEmpty();
        return isEmpty ? refused("no-content") : Optional.empty();
    }

    private static Optional<Handover> refused(String reason) {
        return Optional.of(new Handover.Refused(Cause.REFUSED, reason));
    }

    /** The multipart form: the JSON first, then {@code upfile1} to {@code upfile6}. */
    static ClientMultipartForm form(Box box, Message message, EboxAccount account, Settings settings) {
        // File names go out in ISO-8859-1 (v3, document sender); the parts themselves are bytes.
        ClientMultipartForm form = ClientMultipartForm.create().setCharset(StandardCharsets.ISO_8859_1);
        form.entity("messageToPublish", message(box, message, account, settings), JSON, EboxMessage.class);
        int number = 1;
        for (Attachment file : message.attachments()) {
            Buffer content = Buffer.buffer(file.content());
            form.binaryFileUpload("upfile" + number++, FileNames.wire(file.name()), content, file.mediaType());
        }
        return form;
    }

    private static EboxMessage message(Box box, Message message, EboxAccount account, Settings settings) {
        String language = message.language();
        boolean hasFiles = !message.attachments().isEmpty();
        Optional<String> body = Optional.of(text(message)).filter(text -> !text.isEmpty());
        return new EboxMessage(
                EboxMessage.BoxId.enterprise(account.organisation()),
                EboxMessage.BoxId.of(box, message.recipient()),
                Map.of(language, message.subject()),
                EboxAccount.messageTypeId(box, settings, message.messageType()),
                account.application(),
                hasFiles ? parts(message.attachments().size()) : null,
                // Exactly one main content: the first file, else the body (RSZ, document sender, FAQ).
                body.map(_ -> !hasFiles).orElse(null),
                body.map(text -> Map.of(language, text)).orElse(null));
    }

    private static List<EboxMessage.Attachment> parts(int count) {
        List<EboxMessage.Attachment> parts = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            parts.add(new EboxMessage.Attachment("upfile" + number, number == 1, false));
        }
        return parts;
    }

    private static String text(Message message) {
        return PlainBody.of(message).strip();
    }
}
