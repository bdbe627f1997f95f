package eu.briefwissel.channel.email;

import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Handover;
import io.vertx.ext.mail.SMTPException;
import java.util.Objects;
import java.util.Set;

/**
 * How a handing-over that the mail server did not accept ends (RFC 5321 section 4.2.1). E-mail recognises no repeat: only
 * what the server answered, or what never reached it, is certain; whatever else broke is unknown, since the final dot may
 * have arrived.
 */
final class SmtpOutcome {

    /** How the mail client calls the answer to the final dot. */
    private static final String CONTENT = "sending data failed";

    /** How the mail client calls the answers that concern this message: to MAIL, RCPT, DATA and the final dot. */
    private static final Set<String> ABOUT_THE_MESSAGE = Set.of(
            "sender address not accepted", "recipient address not accepted", "DATA command not accepted", CONTENT);

    /** Of the mail client, before anything is sent: the server's SIZE is smaller (RFC 1870). */
    private static final String TOO_LARGE = "message exceeds allowed size limit";

    /** Of the mail client, before anything is sent: the server offers no TLS where it has to. */
    private static final String NO_TLS = "STARTTLS required but not supported by server";

    private SmtpOutcome() {}

    static Handover of(Throwable failure) {
        if (failure instanceof SMTPException answer) {
            return answered(answer);
        }
        if (TOO_LARGE.equals(failure.getMessage())) {
            return new Handover.Refused(Cause.REFUSED, "smtp-size-limit");
        }
        if (NO_TLS.equals(failure.getMessage())) {
            return new Handover.TryLater("smtp-no-tls");
        }
        String reason = Failure.reason(failure);
        return Failure.certainlyNotSent(failure) ? new Handover.TryLater(reason) : new Handover.Unknown(reason);
    }

    private static Handover answered(SMTPException answer) {
        String command = Objects.requireNonNullElse(answer.getMessage(), "").split(":", 2)[0];
        String code = "smtp-" + answer.getReplyCode();
        if (!isGenuine(answer)) {
            return CONTENT.equals(command)
                    ? new Handover.Unknown("smtp-answer-unreadable")
                    : new Handover.TryLater("smtp-answer-unreadable");
        }
        // A greeting, a log-in or a reset that fails says nothing of the message.
        return answer.isPermanent() && ABOUT_THE_MESSAGE.contains(command)
                ? new Handover.Refused(Cause.REFUSED, code)
                : new Handover.TryLater(code);
    }

    /** The mail client takes whatever it cannot read for a 500. */
    private static boolean isGenuine(SMTPException answer) {
        return answer.getReplyMessage().startsWith(Integer.toString(answer.getReplyCode()));
    }
}
