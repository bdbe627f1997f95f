package eu.briefwissel.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a request. What is not JSON is malformed, and said at once; what is JSON of another shape (an unknown
 * field, a wrong type) is collected beside all other violations.
 *
 * @param <T> what it is read as
 */
public final class ReadJson<T> {

    private static final int DEEPEST = 32;

    private final Class<T> shape;
    private final ObjectReader json;

    /** Reads objects of that shape, a record whose fields may all be missing; keep it, it is dear to make. */
    public ReadJson(Class<T> shape) {
        this.shape = shape;
        this.json = JsonMapper.builder(JsonFactory.builder()
                        // RFC 8259, 4: names within an object should be unique; which of two counts would be a guess
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .build())
                        .build())
                .addHandler(new ShapeViolations())
                .addModule(new StrictScalars())
                .build()
                .readerFor(shape);
    }

    /** What the bytes are. */
    public sealed interface Reading<T> {
        record Read<T>(T request) implements Reading<T> {}

        /** JSON, but not an object; or of a shape that could not be read on. The violations say so. */
        record Misshapen<T>() implements Reading<T> {}

        /**
         * Not JSON.
         *
         * @param line from 1; 0 where it is not known
         * @param column from 1, in bytes; 0 where it is not known
         */
        record Malformed<T>(int line, int column, String sentence) implements Reading<T> {}
    }

    /** Reads it; what is of another shape is added to {@code violations}. */
    public Reading<T> read(byte[] body, Violations violations) {
        if (body.length == 0) {
            return new Reading.Malformed<>(1, 1, "the body is empty");
        }
        ObjectReader reader = json.withAttribute(Violations.class, violations);
        try (JsonParser parser = reader.createParser(body)) {
            @Nullable T request = reader.readValue(parser, shape);
            if (request == null) {
                return misshapen("", "must be an object", violations);
            }
            return parser.nextToken() == null
                    ? new Reading.Read<>(request)
                    : malformed(parser.currentTokenLocation(), "something stands behind the object");
        } catch (JsonProcessingException e) {
            return broken(e, violations);
        } catch (IOException _) { // bytes that are no text; its message quotes them
            return new Reading.Malformed<>(0, 0, "the body is not UTF-8");
        }
    }

    private Reading<T> broken(JsonProcessingException e, Violations violations) {
        StreamReadException syntax = syntaxError(e);
        if (syntax != null) {
            boolean twice = syntax.getOriginalMessage().startsWith("Duplicate field");
            return malformed(
                    syntax.getLocation(), twice ? "a field is named twice" : "the body is not well-formed JSON");
        }
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return misshapen(Pointer.of(mapping.getPath()), "is of another type than the API describes", violations);
        }
        return misshapen("", "must be an object", violations);
    }

    private Reading<T> misshapen(String field, String sentence, Violations violations) {
        violations.add(field, "type", sentence);
        return new Reading.Misshapen<>();
    }

    private static @Nullable StreamReadException syntaxError(Throwable e) {
        for (Throwable at = e; at != null; at = at.getCause()) {
            if (at instanceof StreamReadException syntax) {
                return syntax;
            }
        }
        return null;
    }

    private Reading<T> malformed(@Nullable JsonLocation location, String sentence) {
        return location == null
                ? new Reading.Malformed<>(0, 0, sentence)
                : new Reading.Malformed<>(location.getLineNr(), location.getColumnNr(), sentence);
    }
}
