package eu.briefwissel.channel.ebox;

import eu.briefwissel.tenant.Settings;

/** The versions of the Message Registry that a document provider may still be on. */
enum EboxVersion {
    /** Recognises a repeat by its {@code Idempotency-Key}. */
    V3("3", true),
    /** Has no such key, so that a repeat would be a second message. */
    V2_1("2.1", false);

    private final String wireName;
    private final boolean recognisesRepeat;

    EboxVersion(String wireName, boolean recognisesRepeat) {
        this.wireName = wireName;
        this.recognisesRepeat = recognisesRepeat;
    }

    /** Of the operator that a tenant publishes to. */
    static EboxVersion of(Box box, Settings settings) {
        return settings.find(box.setting("version"))
                        .filter(V2_1.wireName::equals)
                        .isPresent()
                ? V2_1
                : V3;
    }

    boolean recognisesRepeat() {
        return recognisesRepeat;
    }

    /** What sendings are told apart by; what was stored when version 3 was the only one counts as version 3. */
    String dialect(Box box) {
        String channel = box.channel().wireName();
        return this == V3 ? channel : channel + "-" + wireName;
    }
}
