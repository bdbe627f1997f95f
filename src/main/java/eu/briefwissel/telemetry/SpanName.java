package eu.briefwissel.telemetry;

/** What a span can be about, and of which kind it is then. A closed list, so that no name can come to hold what was sent. */
public enum SpanName {
    /** A sender's request that hands a message over. */
    SUBMIT("submit", Kind.SERVER),
    /** Choosing a channel. */
    RESOLVE("resolve", Kind.CONSUMER),
    /** Asking a channel who has a mailbox. */
    ASK("ask", Kind.CLIENT),
    /** Publishing on a channel, from the claim to the commit. */
    PUBLISH("publish", Kind.CONSUMER),
    /** The call that hands a letter to a channel. */
    HAND_OVER("hand over", Kind.CLIENT),
    /** The look into a message's documents. */
    INSPECT("inspect", Kind.CONSUMER),
    /** An event of a mailbox that has its effect, whether it was pushed or asked for. */
    RECEIVE("receive", Kind.CONSUMER),
    /** A deadline that has come. */
    FALL_BACK("fall back", Kind.CONSUMER);

    /** OTLP, trace.proto, Span.SpanKind. */
    enum Kind {
        SERVER(2),
        CLIENT(3),
        CONSUMER(5);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    private final String text;
    private final Kind kind;

    SpanName(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    String text() {
        return text;
    }

    Kind kind() {
        return kind;
    }
}
