package eu.briefwissel.channel;

import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.util.Arrays;
import java.util.List;

/** The contract of the connectors to mailboxes, whose letters go to magic recipients. */
public abstract class MailboxContract extends ChannelContract {

    protected abstract RecipientScheme scheme();

    @Override
    protected Letter letter(Fate fate) {
        return withNewId(Letters.letter(scheme(), recipient(fate).value(), "nl", List.of(Letters.pdf())));
    }

    private Recipient recipient(Fate fate) {
        var sought = switch (fate) {
            case TAKEN -> eu.briefwissel.sandbox.recipient.Fate.READS;
            case REFUSED -> eu.briefwissel.sandbox.recipient.Fate.MALFORMED;
            case UNAVAILABLE -> eu.briefwissel.sandbox.recipient.Fate.UNAVAILABLE;
            case ANSWER_LOST -> eu.briefwissel.sandbox.recipient.Fate.ANSWER_LOST;
        };
        String number = Arrays.stream(MagicRecipient.values())
                .filter(m -> m.kind().name().equals(scheme().name()) && m.fate() == sought)
                .findFirst()
                .orElseThrow()
                .identifier();
        return new Recipient(scheme(), number);
    }

    @Override
    protected long held(Sandbox operators) {
        return operators.taken().size();
    }

    @Override
    protected String identifier(Letter letter) {
        return letter.message().recipient().value();
    }
}
