package eu.briefwissel.sandbox.smtp;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Takes mail into the book; some addresses are refused, put off or cut short, whatever their domain. */
final class FussyPostman extends SmtpManager {
    private final MailBook book;
    private final InstantSource clock;
    private final Set<String> putOff = ConcurrentHashMap.newKeySet();

    FussyPostman(Managers managers, MailBook book, InstantSource clock) {
        super(managers.getImapHostManager(), managers.getUserManager());
        this.book = book;
        this.clock = clock;
    }

    /** The answer to RCPT TO; null lets it pass (the server's own convention). */
    @Override
    public @Nullable String checkRecipient(SmtpState state, MailAddress recipient) {
        return switch (name(recipient)) {
            case "bounces" -> "550 5.1.1 No such mailbox"; // RFC 3463
            case "later" -> putOff(recipient) ? "451 4.7.1 Greylisted, try again later" : null; // RFC 6647
            default -> null;
        };
    }

    /** Called with the whole mail, before it is answered; an exception closes the connection without an answer. */
    @Override
    public @Nullable String checkData(SmtpState state) {
        var message = state.getMessage();
        try {
            book.keep(mail(message));
        } catch (MessagingException | IOException unreadable) {
            return "554 5.6.0 Not a mail";
        }
        if (message.getToAddresses().stream().anyMatch(to -> name(to).equals("drops"))) {
            Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {}); // of this connection alone
            throw new ConnectionDropped();
        }
        return null;
    }

    /** Nothing is brought any further. */
    @Override
    public synchronized void send(SmtpState state) {}

    /** Every other time: each mail is put off once. */
    private boolean putOff(MailAddress recipient) {
        return !putOff.remove(recipient.getEmail()) && putOff.add(recipient.getEmail());
    }

    private Mail mail(MovingMessage moving) throws MessagingException, IOException {
        var mime = moving.getMessage();
        var to = moving.getToAddresses().stream()
                .map(MailAddress::getEmail)
                .sorted()
                .toList();
        return new Mail(
                clock.instant(),
                moving.getReturnPath().getEmail(),
                to,
                Optional.ofNullable(mime.getSubject()).orElse(""),
                text(mime, "text/plain").or(() -> html(mime)).orElse(""));
    }

    private static Optional<String> html(Part mime) {
        try {
            return text(mime, "text/html");
        } catch (MessagingException | IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The first text of this type, at whatever depth. */
    private static Optional<String> text(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var i = 0; i < parts.getCount(); i++) {
                var found = text(parts.getBodyPart(i), type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static String name(MailAddress address) {
        var email = address.getEmail();
        var at = email.indexOf('@');
        return (at < 0 ? email : email.substring(0, at)).toLowerCase(Locale.ROOT);
    }

    /** The mail was taken and its sender shall never know. */
    private static final class ConnectionDropped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
