package eu.briefwissel.channel.ebox;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.RecipientScheme;

/** The two kinds of eBox. */
enum Box {
    /** Of FOD BOSA, for people. */
    CITIZEN(ChannelName.EBOX_CITIZEN, RecipientScheme.INSZ, "citizen", "ebox_citizen."),
    /** Of RSZ, for enterprises. */
    ENTERPRISE(ChannelName.EBOX_ENTERPRISE, RecipientScheme.KBO, "enterprise", "ebox_enterprise.");

    private final ChannelName channel;
    private final RecipientScheme scheme;
    private final String type;
    private final String settings;

    Box(ChannelName channel, RecipientScheme scheme, String type, String settings) {
        this.channel = channel;
        this.scheme = scheme;
        this.type = type;
        this.settings = settings;
    }

    ChannelName channel() {
        return channel;
    }

    /** Whose box it can be. */
    RecipientScheme scheme() {
        return scheme;
    }

    /** Its {@code eboxType} on the wire. */
    String type() {
        return type;
    }

    /** The full name of a tenant's setting for it. */
    String setting(String name) {
        return settings + name;
    }
}
