package eu.briefwissel.channel.email;

import eu.briefwissel.channel.ChannelContract;
import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.sandbox.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Optional;
import java.util.UUID;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EmailContractTest extends ChannelContract {

    @Override
    protected ChannelName channel() {
        return ChannelName.EMAIL;
    }

    @Override
    protected Letter letter(Fate fate) {
        String name = switch (fate) {
            case TAKEN -> "lezer";
            case REFUSED -> "bounces";
            case UNAVAILABLE -> "later";
            case ANSWER_LOST -> "drops";
        };
        // The sandbox puts an address off every other time: each letter has its own.
        String address = name + "@" + UUID.randomUUID() + ".example";
        Contact contact = new Contact(Optional.of(address), Optional.empty());
        return Letters.to(new Recipient(RecipientScheme.BSN, Letters.BSN), contact);
    }

    @Override
    protected long held(Sandbox operators) {
        return operators.mails().size();
    }

    @Override
    protected String identifier(Letter letter) {
        return letter.message().contact().email().orElseThrow();
    }
}
