package eu.briefwissel.channel;

import eu.briefwissel.delivery.MailboxEvent;
import java.util.Optional;

/** What a webhook call turned out to be. */
public sealed interface Heard {

    /**
     * Signed by the channel.
     *
     * @param reply what the recipient wrote, where the event is a reply
     */
    record Authentic(MailboxEvent event, Optional<Reply> reply) implements Heard {}

    /** Absent, wrong, or no secret is set: nothing may be believed. */
    record BadSignature() implements Heard {}

    /** Signed, but not what the contract says. {@code field} is a JSON pointer, {@code rule} a sentence without content. */
    record Malformed(String field, String rule) implements Heard {}
}
