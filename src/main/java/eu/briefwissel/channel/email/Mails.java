package eu.briefwissel.channel.email;

import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.wire.PlainBody;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Message;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes a letter as an e-mail: plain text and HTML, side by side. */
final class Mails {

    private Mails() {}

    /** Fixed for a letter, so that a reader's mail program sees a second copy for what it is (RFC 5322 section 3.6.4). */
    static String messageId(Letter letter, MailAddress from) {
        return "<" + letter.wireId() + "@" + from.domain() + ">";
    }

    /** That there is a message, without its content. */
    static MailMessage notice(Letter letter, Envelope envelope, Instant now) {
        Notice notice = Notice.in(letter.message().language(), envelope.organisation());
        return headed(letter, envelope, notice.subject(), now)
                .setText(notice.text())
                .setHtml(notice.html());
    }

    /** The message itself: subject, body and attachments. */
    static MailMessage full(Letter letter, Envelope envelope, Instant now) {
        Message message = letter.message();
        return headed(letter, envelope, message.subject(), now)
                .setText(PlainBody.of(message))
                .setHtml(Html.page(message.language(), message.subject(), message.body()))
                .setAttachment(attachments(message));
    }

    private static MailMessage headed(Letter letter, Envelope envelope, String subject, Instant now) {
        MailMessage mail = new MailMessage();
        mail.setFrom(envelope.from().wire());
        mail.setTo(envelope.to().wire());
        mail.addHeader("From", HeaderText.mailbox(envelope.organisation(), envelope.from()));
        mail.addHeader("Subject", HeaderText.unstructured(subject));
        mail.addHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        mail.addHeader("Message-ID", messageId(letter, envelope.from()));
        // RFC 3834 section 5: no robot shall answer.
        mail.addHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private static List<MailAttachment> attachments(Message message) {
        return message.attachments().stream().map(Mails::attachment).toList();
    }

    private static MailAttachment attachment(Attachment file) {
        return MailAttachment.create()
                .setName(HeaderText.fileName(file.name()))
                .setContentType(file.mediaType())
                .setData(Buffer.buffer(file.content()));
    }
}
