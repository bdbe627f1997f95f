package eu.briefwissel.function.event;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of a CloudEvent counts here (CloudEvents 1.0, HTTP protocol binding, binary and structured mode).
 *
 * @param subject a stage's name, where it is a wake-up of ours
 * @param text the data, as text; empty where there is none
 */
record CloudEvent(String type, Optional<String> subject, String text) {

    private static final String STRUCTURED = "application/cloudevents+json";

    /** Empty where it is none: a required attribute (CloudEvents 1.0, 3.1) is missing. */
    static Optional<CloudEvent> read(Function<String, @Nullable String> header, byte[] body) {
        String mediaType =
                Objects.requireNonNullElse(header.apply("content-type"), "").toLowerCase(Locale.ROOT);
        String content = new String(body, StandardCharsets.UTF_8);
        return mediaType.startsWith(STRUCTURED)
                ? json(content).flatMap(json -> of(json::getString, data(json)))
                : of(name -> header.apply("ce-" + name), content);
    }

    private static Optional<CloudEvent> of(Function<String, @Nullable String> attribute, String text) {
        String type = attribute.apply("type");
        boolean isWhole = "1.0".equals(attribute.apply("specversion"))
                && isThere(attribute.apply("id"))
                && isThere(attribute.apply("source"));
        return isWhole && type != null && !type.isEmpty()
                ? Optional.of(new CloudEvent(type, Optional.ofNullable(attribute.apply("subject")), text))
                : Optional.empty();
    }

    private static boolean isThere(@Nullable String attribute) {
        return attribute != null && !attribute.isEmpty();
    }

    private static Optional<JsonObject> json(String content) {
        try {
            JsonObject json = new JsonObject(content);
            return json.stream()
                            .filter(e -> !e.getKey().startsWith("data"))
                            .allMatch(e -> e.getValue() instanceof String
                                    || e.getValue() instanceof Number
                                    || e.getValue() instanceof Boolean)
                    ? Optional.of(json)
                    : Optional.empty();
        } catch (DecodeException _) {
            return Optional.empty();
        }
    }

    private static String data(JsonObject json) {
        return Objects.toString(json.getValue("data"), "");
    }
}
