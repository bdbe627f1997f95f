package eu.briefwissel.document;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PDF says of itself in its XMP metadata (ISO 19005-1 6.7.11, ISO 19005-2 6.6.4): part and level of PDF/A. A claim, no
 * proof; that is for a validator. Metadata that are compressed or not in UTF-8 are not read, as PDF/A-1 wants them plain.
 *
 * @param part 1 to 4
 * @param level {@code a}, {@code b}, {@code u}; empty where there is none
 */
public record PdfaClaim(int part, String level) {

    private static final Pattern PART = Pattern.compile("pdfaid:part\\s*(?:=\\s*[\"']|>)\\s*([1-4])\\s*[\"'<]");
    private static final Pattern LEVEL =
            Pattern.compile("pdfaid:conformance\\s*(?:=\\s*[\"']|>)\\s*([A-Za-z])\\s*[\"'<]");

    /** The claim; empty where there is none. Reads each byte a fixed number of times. */
    public static Optional<PdfaClaim> of(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher part = PART.matcher(text);
        if (!part.find()) {
            return Optional.empty();
        }
        Matcher level = LEVEL.matcher(text);
        return Optional.of(new PdfaClaim(
                Integer.parseInt(part.group(1)), level.find() ? level.group(1).toLowerCase(Locale.ROOT) : ""));
    }
}
