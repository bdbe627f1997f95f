package eu.briefwissel.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A reply as it is kept, sealed: JSON. A stored format: only add to it. */
@RegisterForReflection
public record ReplyContent(String text, List<File> attachments) {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** A file the recipient sent. */
    @RegisterForReflection
    public record File(String name, String mediaType, byte[] content) {}

    /** The reply as it is kept. */
    public static byte[] of(Reply reply) {
        ReplyContent content = new ReplyContent(
                reply.text(),
                reply.attachments().stream()
                        .map(a -> new File(a.name(), a.mediaType(), a.content()))
                        .toList());
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a reply always has JSON", e);
        }
    }

    /** Reads what was kept. */
    public static ReplyContent read(byte[] json) {
        try {
            return JSON.readValue(json, ReplyContent.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a kept reply is not readable", e);
        }
    }

    @Override
    public String toString() {
        return "reply with " + attachments.size() + " attachments";
    }
}
