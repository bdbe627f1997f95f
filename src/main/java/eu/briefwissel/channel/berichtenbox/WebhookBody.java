package eu.briefwissel.channel.berichtenbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A part of a webhook's JSON, and where it stands in it (RFC 6901). Fields that the contract does not name are left alone. */
final class WebhookBody {

    /** The route limits the whole body; a file in it may be as long as that (the library's own limit is 20 million characters). */
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private static final int ID_LIMIT = 200;

    /** ISO 8601 with an offset; PHP, which the seed is written in, may leave the colon of the offset out. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter();

    /** The contract is not kept; names the place and the rule, never the content. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String pointer;
        private final String rule;

        Broken(String pointer, String rule) {
            super(rule);
            this.pointer = pointer;
            this.rule = rule;
        }

        String pointer() {
            return pointer;
        }

        String rule() {
            return rule;
        }
    }

    private final String pointer;
    private final JsonNode node;

    private WebhookBody(String pointer, JsonNode node) {
        this.pointer = pointer;
        this.node = node;
    }

    static WebhookBody parse(byte[] body) {
        return new WebhookBody("", object(body));
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode node = JSON.readTree(body);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException _) { // its message quotes the body
        }
        throw new Broken("", "must be a JSON object");
    }

    /** An id: 1 to 200 characters, none of them a control character; a number counts as its digits. */
    String id(String field) {
        JsonNode value = node.path(field);
        String id = value.isIntegralNumber() ? value.asText() : text(field);
        if (id.isBlank() || id.length() > ID_LIMIT || id.chars().anyMatch(Character::isISOControl)) {
            throw broken(field, "must be an id of 1 to 200 characters");
        }
        return id;
    }

    /** Text, perhaps empty. */
    String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw broken(field, value.isMissingNode() ? "is required" : "must be text");
        }
        return value.textValue();
    }

    Instant moment(String field) {
        try {
            return ZonedDateTime.parse(text(field), MOMENT).toInstant();
        } catch (DateTimeException _) {
            throw broken(field, "must be a moment of ISO 8601, with its offset from UTC");
        }
    }

    /** Bytes in base64, as many of them as {@code sizeField} says. */
    byte[] bytes(String field, String sizeField) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text(field));
        } catch (IllegalArgumentException _) { // its message quotes a character
            throw broken(field, "must be base64");
        }
        JsonNode size = node.path(sizeField);
        if (!size.canConvertToLong() || size.longValue() != bytes.length) {
            throw broken(sizeField, "must be the number of bytes of " + field);
        }
        return bytes;
    }

    /** The objects of a list; none where the field is absent or null. */
    List<WebhookBody> objects(String field) {
        JsonNode list = node.path(field);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw broken(field, "must be a list");
        }
        List<WebhookBody> items = new ArrayList<>();
        for (JsonNode item : list) {
            String at = pointer + "/" + field + "/" + items.size();
            if (!item.isObject()) {
                throw new Broken(at, "must be a JSON object");
            }
            items.add(new WebhookBody(at, item));
        }
        return items;
    }

    Broken broken(String field, String rule) {
        return new Broken(pointer + "/" + field, rule);
    }
}
