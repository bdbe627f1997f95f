package eu.briefwissel.sandbox.wire;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the caller gets back: an answer, none at all, or one that comes late. */
public sealed interface Reply {
    /** An answer with its status, body and further headers. */
    record Answer(int status, String mediaType, String body, Map<String, String> headers) implements Reply {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** The same answer with one more header. */
        public Answer with(String header, String value) {
            var more = new HashMap<>(headers);
            more.put(header, value);
            return new Answer(status, mediaType, body, more);
        }
    }

    /** The connection is closed without an answer. */
    record Lost() implements Reply {}

    /** The answer comes after a while. */
    record Late(Duration after, Answer answer) implements Reply {}

    /** A JSON answer of this value. */
    static Answer json(int status, Object value) {
        return new Answer(status, "application/json", Json.write(value), Map.of());
    }
}
