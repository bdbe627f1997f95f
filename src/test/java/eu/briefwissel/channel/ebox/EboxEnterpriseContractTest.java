package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.MailboxContract;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.RecipientScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxEnterpriseContractTest extends MailboxContract {

    @Override
    protected ChannelName channel() {
        return ChannelName.EBOX_ENTERPRISE;
    }

    @Override
    protected RecipientScheme scheme() {
        return RecipientScheme.KBO;
    }
}
