package eu.briefwissel.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Free text as it may stand in a header: no control character gets through, so that no header can be added. */
final class HeaderText {

    /** RFC 2047 section 2: a line with an encoded word has at most 76 characters; 36 bytes and the longest name fit. */
    private static final int BYTES_A_WORD = 36;

    private HeaderText() {}

    /** Unstructured text (RFC 5322 section 2.2.1): as it is where ASCII, else encoded words. */
    static String unstructured(String text) {
        String line = oneLine(text);
        return isAscii(line) && !line.contains("=?") ? line : encodedWords(line);
    }

    /** A display name and an address (RFC 5322 section 3.4): the name as a quoted string or encoded words. */
    static String mailbox(String name, MailAddress address) {
        String line = oneLine(name);
        String phrase = isAscii(line) ? quoted(line) : encodedWords(line);
        return phrase + "\r\n <" + address.wire() + ">";
    }

    /** A file name that cannot end the quoted string it stands in. */
    static String fileName(String name) {
        return oneLine(name).replace('"', '\'').replace('\\', '_');
    }

    /** Without control characters and line separators. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x7f);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String encodedWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            String next = Character.toString(c);
            if (utf8(word + next).length > BYTES_A_WORD) {
                words.add(encodedWord(word.toString()));
                word.setLength(0);
            }
            word.append(next);
        }
        words.add(encodedWord(word.toString()));
        return String.join("\r\n ", words);
    }

    /** RFC 2047 section 4.1. */
    private static String encodedWord(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(utf8(text)) + "?=";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
