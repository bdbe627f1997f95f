package eu.briefwissel.delivery;

import java.util.Arrays;
import java.util.Optional;

/** A way to reach someone: a mailbox operator, or an outlet that never tells of reading. */
public enum ChannelName {
    BERICHTENBOX("berichtenbox", true),
    EBOX_CITIZEN("ebox-citizen", true),
    EBOX_ENTERPRISE("ebox-enterprise", true),
    EMAIL("email", false);

    private final String wireName;
    private final boolean mailbox;

    ChannelName(String wireName, boolean mailbox) {
        this.wireName = wireName;
        this.mailbox = mailbox;
    }

    /** The name in the API, the database and metrics. */
    public String wireName() {
        return wireName;
    }

    /** Whether it is a mailbox operator; the others are outlets. */
    public boolean isMailbox() {
        return mailbox;
    }

    public static Optional<ChannelName> named(String wireName) {
        return Arrays.stream(values()).filter(c -> c.wireName.equals(wireName)).findFirst();
    }
}
