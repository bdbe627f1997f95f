package eu.briefwissel.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How an envelope is written, and which of them are read.
 *
 * <p>The program that knew neither registered mail nor the eBox' fields nor senders leaves out what it does not know, and
 * would send such a message as an ordinary one, or in the tenant's own name. So a message that has any of them is wrapped: to that program it is no envelope, and waits for
 * one that knows it. Of what is wrapped nothing is left out: a format or a field that is not known here cannot be read.
 */
final class EnvelopeFormat {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader PLAIN =
            JSON.readerFor(Envelope.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader WRAPPED =
            JSON.readerFor(Envelope.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String FORMAT = "format";
    private static final String ENVELOPE = "envelope";

    /** What is not wrapped is the first. */
    private static final int KNOWN = 2;

    private EnvelopeFormat() {}

    static byte[] write(Envelope envelope) {
        try {
            return JSON.writeValueAsBytes(hasWhatTheFirstLeavesOut(envelope) ? wrapped(envelope) : envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an envelope always has JSON", e);
        }
    }

    static Envelope read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            return root.has(FORMAT) ? WRAPPED.readValue(content(root)) : plain(root);
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed envelope is not readable", e);
        }
    }

    private static boolean hasWhatTheFirstLeavesOut(Envelope envelope) {
        return envelope.registered() != null
                || envelope.ebox() != null
                || envelope.sent() != null
                || envelope.files().stream().anyMatch(file -> file.signed() != null);
    }

    private static ObjectNode wrapped(Envelope envelope) {
        ObjectNode wrapped = JSON.createObjectNode().put(FORMAT, KNOWN);
        wrapped.set(ENVELOPE, JSON.valueToTree(envelope));
        return wrapped;
    }

    private static Envelope plain(JsonNode root) throws IOException {
        if (!root.isObject()) {
            throw new IOException("no envelope");
        }
        return PLAIN.readValue(root);
    }

    /** Of the format that is known, with nothing beside it. */
    private static JsonNode content(JsonNode root) throws IOException {
        JsonNode format = root.path(FORMAT);
        JsonNode content = root.path(ENVELOPE);
        if (!format.isInt() || format.intValue() != KNOWN || !content.isObject() || root.size() != 2) {
            throw new IOException("a format of envelopes that is not known");
        }
        return content;
    }
}
