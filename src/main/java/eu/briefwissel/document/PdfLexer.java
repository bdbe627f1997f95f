package eu.briefwissel.document;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the objects of a PDF's syntax (ISO 32000-1 7.2 and 7.3) from a place in the file, forwards, within a window.
 * What cannot be read makes it {@link #isBroken broken} for good: it then stands at its end and reads nothing more.
 */
final class PdfLexer {
    /** A value of a dictionary, as far as a trailer's reader needs to know it. */
    sealed interface Value {
        record Name(String text) implements Value {}

        record Whole(long number) implements Value {}

        /** An indirect reference. */
        record Reference() implements Value {}

        record Null() implements Value {}

        /** A string, an array, a dictionary, a real number or a boolean. */
        record Other() implements Value {}
    }

    private static final int DEEPEST = 32;
    /** ISO 32000-1 annex C.2: a name has at most 127 bytes. */
    private static final int LONGEST_WORD = 127;

    private final byte[] bytes;
    private final int end;
    private int at;
    private boolean broken;

    PdfLexer(byte[] bytes, int from, int window) {
        this.bytes = bytes;
        this.at = from;
        this.end = (int) Math.min(bytes.length, (long) from + window);
    }

    boolean isBroken() {
        return broken;
    }

    /** Passes over the word, if it stands here. */
    boolean takes(String word) {
        skipSpace();
        var wanted = word.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < wanted.length; i++) {
            if (peek(i) != wanted[i]) {
                return false;
            }
        }
        at += wanted.length;
        return true;
    }

    /** Passes over {@code 12 0 obj}, if it stands here. */
    boolean takesObjectHeader() {
        var number = whole();
        var generation = whole();
        return number.isPresent() && generation.isPresent() && takes("obj");
    }

    /** Passes over a whole number without a sign, if one stands here. */
    private Optional<Long> whole() {
        skipSpace();
        long number = 0;
        int from = at;
        while (peek(0) >= '0' && peek(0) <= '9' && at - from < 18) {
            number = number * 10 + peek(0) - '0';
            at++;
        }
        return at == from ? Optional.empty() : Optional.of(number);
    }

    /** Reads a dictionary; of a key that comes twice the values that are not null win. */
    Map<String, Value> dictionary() {
        if (!takes("<<")) {
            breakOff();
        }
        return entries(0);
    }

    private Map<String, Value> entries(int depth) {
        var entries = new TreeMap<String, Value>();
        while (!broken && !takes(">>")) {
            if (peek(0) != '/') {
                breakOff();
            } else {
                var key = name();
                var value = value(depth + 1);
                entries.merge(key, value, (old, last) -> last instanceof Value.Null ? old : last);
            }
        }
        return entries;
    }

    private Value value(int depth) {
        skipSpace();
        if (depth > DEEPEST) {
            breakOff();
        }
        return switch (peek(0)) {
            case '/' -> new Value.Name(name());
            case '(' -> string();
            case '[' -> array(depth);
            case '<' -> peek(1) == '<' ? nested(depth) : hexString();
            case '+', '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> keyword();
        };
    }

    private Value nested(int depth) {
        at += 2;
        entries(depth);
        return new Value.Other();
    }

    private Value array(int depth) {
        at++;
        while (!broken && !takes("]")) {
            value(depth + 1);
        }
        return new Value.Other();
    }

    /** ISO 32000-1 7.3.4.2: balanced parentheses need no backslash. */
    private Value string() {
        int open = 0;
        do {
            switch (peek(0)) {
                case '(' -> open++;
                case ')' -> open--;
                case '\\' -> at++;
                case -1 -> breakOff();
                default -> {}
            }
            at++;
        } while (open > 0 && !broken);
        return new Value.Other();
    }

    private Value hexString() {
        while (peek(0) != '>' && !broken) {
            if (peek(0) == -1) {
                breakOff();
            }
            at++;
        }
        at++;
        return new Value.Other();
    }

    /** A number, or {@code 12 0 R}. */
    private Value number() {
        var first = whole();
        if (first.isEmpty() || peek(0) == '.') {
            word();
            return new Value.Other();
        }
        int behind = at;
        if (whole().isPresent() && takes("R") && !isRegular(peek(0))) {
            return new Value.Reference();
        }
        at = behind;
        return new Value.Whole(first.get());
    }

    private Value keyword() {
        var word = word();
        if (word.isEmpty()) {
            breakOff();
        }
        return word.equals("null") ? new Value.Null() : new Value.Other();
    }

    /** ISO 32000-1 7.3.5: any byte of a name may be written as # and two hexadecimal digits. */
    private String name() {
        at++;
        var text = new StringBuilder();
        while (isRegular(peek(0)) && text.length() < LONGEST_WORD) {
            int high = Character.digit(peek(1), 16);
            int low = Character.digit(peek(2), 16);
            boolean escaped = peek(0) == '#' && high >= 0 && low >= 0;
            text.append((char) (escaped ? high << 4 | low : peek(0)));
            at += escaped ? 3 : 1;
        }
        return text.toString();
    }

    private String word() {
        int from = at;
        while (isRegular(peek(0)) && at - from < LONGEST_WORD) {
            at++;
        }
        return new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    }

    private void skipSpace() {
        while (isSpace(peek(0)) || peek(0) == '%') {
            boolean comment = peek(0) == '%';
            at++;
            while (comment && peek(0) != -1 && peek(0) != '\r' && peek(0) != '\n') {
                at++;
            }
        }
    }

    private int peek(int ahead) {
        return at + ahead < end ? Byte.toUnsignedInt(bytes[at + ahead]) : -1;
    }

    private void breakOff() {
        broken = true;
        at = end;
    }

    private static boolean isRegular(int c) {
        return c != -1 && !isSpace(c) && "()<>[]{}/%".indexOf(c) < 0;
    }

    /** ISO 32000-1 table 1. */
    static boolean isSpace(int c) {
        return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
    }
}
