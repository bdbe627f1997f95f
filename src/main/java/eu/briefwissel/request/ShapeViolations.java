package eu.briefwissel.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Collects unknown fields and wrong types, and lets the reader go on behind them. */
final class ShapeViolations extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            JsonDeserializer<?> deserializer,
            Object beanOrClass,
            String name)
            throws IOException {
        add(context, parser, "unknown-field", "is not a field of the API");
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType wanted, JsonToken token, JsonParser parser, String message)
            throws IOException {
        return otherType(context, parser, wanted.isCollectionLikeType());
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> wanted,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message)
            throws IOException {
        return otherType(context, parser, false);
    }

    private static @Nullable Object otherType(DeserializationContext context, JsonParser parser, boolean list)
            throws IOException {
        add(context, parser, "type", list ? "must be a list" : "must be an object");
        parser.skipChildren();
        return null;
    }

    static void add(DeserializationContext context, JsonParser parser, String rule, String sentence) {
        var violations = (Violations) context.getAttribute(Violations.class);
        var at = parser.getParsingContext();
        boolean opened =
                parser.currentToken() == JsonToken.START_OBJECT || parser.currentToken() == JsonToken.START_ARRAY;
        violations.add(Pointer.of(opened ? at.getParent() : at), rule, sentence);
    }
}
