package eu.briefwissel.delivery;

import java.util.List;
import java.util.Optional;

/**
 * What the sender handed over; immutable. In clear only in memory, never printed.
 *
 * @param language of the content: nl, fy, en, fr or de
 * @param messageType the sender's kind of message
 * @param subject 1 to 200 characters
 * @param body a fragment of XHTML 1.0 Strict
 * @param handling what else the sender wants of the channels
 */
public record Message(
        Recipient recipient,
        String language,
        String messageType,
        String subject,
        String body,
        List<Attachment> attachments,
        Contact contact,
        Optional<CaseReference> caseReference,
        Handling handling) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    /** One that is handled as usual. */
    public Message(
            Recipient recipient,
            String language,
            String messageType,
            String subject,
            String body,
            List<Attachment> attachments,
            Contact contact,
            Optional<CaseReference> caseReference) {
        this(recipient, language, messageType, subject, body, attachments, contact, caseReference, Handling.usual());
    }

    /** The same message, handled so. */
    public Message handled(Handling other) {
        return new Message(recipient, language, messageType, subject, body, attachments, contact, caseReference, other);
    }

    /** In whose name it goes; empty where the tenant sends in its own. */
    public Optional<SentBy> sentBy() {
        return handling.sentBy();
    }

    /** The same message, in this name. */
    public Message sentBy(SentBy by) {
        return handled(handling.sentBy(by));
    }

    /** The same message, to be sent to this e-mail address. */
    public Message reachedAt(String email) {
        Contact found = new Contact(Optional.of(email), contact.postalAddress());
        return new Message(
                recipient, language, messageType, subject, body, attachments, found, caseReference, handling);
    }

    @Override
    public String toString() {
        return "message of type " + messageType + " to " + recipient;
    }
}
