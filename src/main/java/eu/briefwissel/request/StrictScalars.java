package eu.briefwissel.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes text for text only, never a number or a truth value, and those for themselves; and bytes for base64. What is not is collected. */
final class StrictScalars extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StrictScalars() {
        addDeserializer(String.class, new Text());
        addDeserializer(byte[].class, new Bytes());
        addDeserializer(Boolean.class, new Truth());
    }

    private static final class Truth extends StdScalarDeserializer<Boolean> {

        private static final long serialVersionUID = 1L;

        Truth() {
            super(Boolean.class);
        }

        @Override
        public @Nullable Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isBoolean()) {
                return parser.getBooleanValue();
            }
            ShapeViolations.add(context, parser, "type", "must be true or false");
            parser.skipChildren();
            return null;
        }
    }

    private static final class Text extends StdScalarDeserializer<String> {

        private static final long serialVersionUID = 1L;

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return isText(parser, context) ? parser.getText() : null;
        }
    }

    private static final class Bytes extends StdScalarDeserializer<byte[]> {

        private static final long serialVersionUID = 1L;

        Bytes() {
            super(byte[].class);
        }

        @Override
        public byte @Nullable [] deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return isText(parser, context) ? parser.getBinaryValue() : null;
            } catch (StreamReadException _) { // the rest of the text is skipped with the next token
                ShapeViolations.add(context, parser, "base64", "must be base64 (RFC 4648, 4)");
                return null;
            }
        }
    }

    private static boolean isText(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return true;
        }
        ShapeViolations.add(context, parser, "type", "must be text");
        parser.skipChildren();
        return false;
    }
}
