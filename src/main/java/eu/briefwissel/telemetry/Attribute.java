package eu.briefwissel.telemetry;

/** What a span can say: ids of ours, and words of our own. A closed list, for the same reason as the names. */
public enum Attribute {
    TENANT("briefwissel.tenant"),
    DELIVERY("briefwissel.delivery"),
    CHANNEL("briefwissel.channel"),
    ATTEMPT("briefwissel.attempt"),
    OUTCOME("briefwissel.outcome"),
    /** The simple name of an exception's class; its message may quote what was sent. */
    ERROR("error.type");

    private final String key;

    Attribute(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
