package eu.briefwissel.channel.ebox;

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
class EboxCitizenContractTest extends MailboxContract {

    @Override
    protected ChannelName channel() {
        return ChannelName.EBOX_CITIZEN;
    }

    @Override
    protected RecipientScheme scheme() {
        return RecipientScheme.INSZ;
    }

    @Test
    void tellsABoxThatWasNeverOpenedApart() {
        String reader = MagicRecipient.INSZ_NO_DIGITAL_USER.identifier();

        Handover outcome = handOver(withNewId(Letters.to(RecipientScheme.INSZ, reader)));

        assertThat(outcome).isInstanceOf(Handover.TakenUnopenedBox.class);
    }
}
