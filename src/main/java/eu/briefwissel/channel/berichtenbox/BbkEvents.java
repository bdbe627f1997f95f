package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.Heard;
import eu.briefwissel.channel.Reply;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.document.AttachmentCheck;
import eu.briefwissel.document.AttachmentVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the two webhooks of BBK 1.7 tell. */
final class BbkEvents {

    private static final int NAME_LIMIT = 80;

    private BbkEvents() {}

    /** {@code {"logiusMessageId", "readAt"}}. */
    static Heard read(WebhookBody body) {
        MailboxEvent event = new MailboxEvent.Read(body.id("logiusMessageId"), body.moment("readAt"));
        return new Heard.Authentic(event, Optional.empty());
    }

    /**
     * {@code {"parentMessageId", "logiusReplyId", "bodyText", "attachments"}}.
     *
     * @param heardAt stands for the moment of replying, which the contract does not tell
     */
    static Heard reply(WebhookBody body, Instant heardAt) {
        MailboxEvent event = new MailboxEvent.Replied(body.id("parentMessageId"), body.id("logiusReplyId"), heardAt);
        String text = body.text("bodyText");
        List<Attachment> files = new ArrayList<>();
        for (WebhookBody file : body.objects("attachments")) {
            files.add(attachment(file));
        }
        return new Heard.Authentic(event, Optional.of(new Reply(text, files)));
    }

    /** The claimed type has to be there, and is not believed. */
    private static Attachment attachment(WebhookBody file) {
        String name = name(file);
        file.text("mime");
        byte[] bytes = file.bytes("contentBase64", "sizeBytes");
        return switch (AttachmentCheck.check(bytes)) {
            case AttachmentVerdict.Accepted seen ->
                new Attachment(name, seen.type().mediaType(), bytes);
            case AttachmentVerdict.Refused refused ->
                throw file.broken("contentBase64", refused.rule().sentence());
        };
    }

    /** The last segment of what may be a path, at most 80 characters, its end kept. */
    private static String name(WebhookBody file) {
        String claimed = file.text("filename");
        String last = claimed.substring(Math.max(claimed.lastIndexOf('/'), claimed.lastIndexOf('\\')) + 1);
        String name = last.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        if (name.isEmpty()) {
            throw file.broken("filename", "must be a file name");
        }
        return name.substring(Math.max(0, name.length() - NAME_LIMIT));
    }
}
