package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.ConnectorProfile;
import eu.briefwissel.channel.MailboxContract;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.sandbox.Sandbox;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same contract, with an operator that is still on version 2.1. */
@QuarkusTest
@TestProfile(ConnectorProfile.class)
class EboxEnterpriseV2ContractTest extends MailboxContract {

    @Override
    protected Map<String, String> account(Sandbox operators) {
        Map<String, String> settings = new HashMap<>(operators.account());
        settings.putAll(operators.registry2Account());
        return settings;
    }

    @Override
    protected ChannelName channel() {
        return ChannelName.EBOX_ENTERPRISE;
    }

    @Override
    protected RecipientScheme scheme() {
        return RecipientScheme.KBO;
    }

    /** It recognises no repeat, and a 503 alone does not say that nothing was taken. */
    @Override
    protected List<Class<? extends Handover>> whenUnavailable() {
        return List.of(Handover.Unknown.class);
    }
}
