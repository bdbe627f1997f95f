package eu.briefwissel.channel.berichtenbox.globe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Optional;

/** What a message from the adapter carries: its first data source. */
final class AdapterContent {

    private AdapterContent() {}

    /** The bytes; empty where there are none. */
    static Optional<byte[]> of(JsonNode message) {
        String content = message.path("dataSources").path(0).path("content").asText();
        try {
            return Optional.of(Base64.getMimeDecoder().decode(content)).filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
