package eu.briefwissel.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes fields so that different fields never give the same bytes: each is {@code kind (1) | length (4, big-endian) |
 * content}, in the order in which it is written, after a label that names what is written and in which version. An absent
 * field differs from an empty one. What is sealed, indexed, committed to or named by these bytes depends on them: they
 * never change. Not for use by several threads.
 */
public final class Canonical {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);

    private Canonical() {}

    /** Begins with the label, such as {@code "evidence/1"}. */
    public static Canonical of(String label) {
        return new Canonical().text(label);
    }

    /**
     * A text in UTF-8, exactly as given: no normalisation, no trimming.
     *
     * @throws IllegalArgumentException if it holds half of a surrogate pair, which has no UTF-8 (RFC 3629 section 3)
     */
    public Canonical text(@Nullable String text) {
        return text == null ? field('-') : field('t', utf8(text));
    }

    public Canonical uuid(@Nullable UUID id) {
        return id == null ? field('-') : field('u', longs(id.getMostSignificantBits(), id.getLeastSignificantBits()));
    }

    /** A moment in whole microseconds, rounded down: what PostgreSQL keeps of it gives the same bytes again. */
    public Canonical instant(@Nullable Instant at) {
        return at == null ? field('-') : field('i', longs(ChronoUnit.MICROS.between(Instant.EPOCH, floored(at))));
    }

    public Canonical number(long number) {
        return field('n', longs(number));
    }

    public Canonical bytes(byte @Nullable [] bytes) {
        return bytes == null ? field('-') : field('b', bytes);
    }

    /** All that was written so far. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    private static Instant floored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private Canonical field(char kind, byte... content) {
        out.write(kind);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
        out.writeBytes(content);
        return this;
    }

    private static byte[] longs(long... values) {
        var buffer = ByteBuffer.allocate(values.length * Long.BYTES);
        buffer.asLongBuffer().put(values);
        return buffer.array();
    }

    private static byte[] utf8(String text) {
        try {
            // A fresh encoder reports what String.getBytes would silently write as a question mark.
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException _) { // the text itself stays out of the message
            throw new IllegalArgumentException("a text holds half of a surrogate pair");
        }
    }
}
