package eu.briefwissel.channel.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.channel.MailboxContract;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class BerichtenboxContractTest extends MailboxContract {

    @Override
    protected ChannelName channel() {
        return ChannelName.BERICHTENBOX;
    }

    @Override
    protected RecipientScheme scheme() {
        return RecipientScheme.BSN;
    }

    @Test
    void renewsATokenThatTheOperatorRevoked() {
        String reader = MagicRecipient.BSN_TOKEN_REVOKED.identifier();

        Handover outcome = handOver(withNewId(Letters.to(RecipientScheme.BSN, reader)));

        assertThat(outcome).isInstanceOf(Handover.Taken.class);
    }
}
