package eu.briefwissel.channel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An operator's answer. Its texts are personal or free: only codes leave it.
 *
 * @param status of HTTP
 * @param body a missing node where it is not JSON
 */
public record Answer(int status, Optional<String> retryAfter, JsonNode body) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final int ID_LIMIT = 200;

    /** Read to its end, and closed. */
    public static Answer of(Response response) {
        try (response) {
            return new Answer(
                    response.getStatus(), Optional.ofNullable(response.getHeaderString("Retry-After")), json(response));
        }
    }

    private static JsonNode json(Response response) {
        byte[] bytes = response.hasEntity() ? response.readEntity(byte[].class) : new byte[0];
        try {
            return JSON.readTree(bytes);
        } catch (IOException _) { // its message quotes the body
            return MissingNode.getInstance();
        }
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The id that stands in {@code field}: text or a number, 1 to 200 characters; empty where there is no such thing. */
    public Optional<String> id(String field) {
        return id(body.path(field));
    }

    /** The id that this node is, by the same rule wherever ids are told: what one answer names, another finds. */
    public static Optional<String> id(JsonNode node) {
        return Optional.of(node)
                .filter(n -> n.isTextual() || n.isIntegralNumber())
                .map(JsonNode::asText)
                .filter(id -> !id.isBlank() && id.length() <= ID_LIMIT);
    }

    /** The code that stands in {@code field}; empty where it is none: an operator's free text goes no further. */
    public Optional<String> code(String field) {
        return Optional.ofNullable(body.path(field).textValue())
                .filter(text -> CODE.matcher(text).matches());
    }

    /** What is told of it when it failed: the operator's code, else the status. */
    public String reason() {
        return code("code").or(() -> code("error")).orElse("http-" + status);
    }

    @Override
    public String toString() {
        return "answer " + status;
    }
}
