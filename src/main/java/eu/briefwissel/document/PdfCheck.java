package eu.briefwissel.document;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a PDF's frame: header, cross-reference sections and trailers, end (ISO 32000-1 7.5), and whether it is
 * encrypted. Opens no stream and no object but the cross-reference ones, so nothing is decompressed.
 */
final class PdfCheck {
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] START = "startxref".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRAILER = "trailer".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XREF = "xref".getBytes(StandardCharsets.US_ASCII);
    /** Blank bytes suffered behind the end, as many as Acrobat suffers (Adobe PDF Reference 1.7, appendix H, note 18). */
    private static final int LONGEST_TAIL = 1024;
    /** Each incremental update adds a section; a document saved a thousand times over is not a letter. */
    private static final int MOST_SECTIONS = 1000;
    /** A trailer has some ten entries; with its /ID and an /Index of many sections it stays far below this. */
    private static final int LARGEST_TRAILER = 64 * 1024;

    private static final Optional<Map<String, PdfLexer.Value>> NONE = Optional.empty();

    private final byte[] bytes;

    PdfCheck(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first rule broken. */
    Optional<AttachmentRule> broken() {
        if (!hasHeader()) {
            return Optional.of(AttachmentRule.PDF_HEADER);
        }
        long start = startOfNewestSection();
        return start < 0 ? Optional.of(AttachmentRule.PDF_END) : sections(start);
    }

    /** ISO 32000-1 7.5.2 and ISO 32000-2 7.5.2: the version, then the end of the line. */
    private boolean hasHeader() {
        if (bytes.length < 9) {
            return false;
        }
        var version = new String(bytes, 5, 3, StandardCharsets.ISO_8859_1);
        return (version.matches("1\\.[0-7]") || version.equals("2.0")) && PdfLexer.isSpace(bytes[8]);
    }

    /**
     * ISO 32000-1 7.5.5: the last line is %%EOF, the two before it are startxref and the offset of the newest
     * cross-reference section.
     *
     * @return the offset; negative where the file does not end so
     */
    private long startOfNewestSection() {
        int end = beforeSpace(bytes.length);
        if (!endsWith(END, end)) {
            return -1;
        }
        int digits = beforeSpace(end - END.length);
        int from = digits;
        while (from > 0 && digits - from < 18 && bytes[from - 1] >= '0' && bytes[from - 1] <= '9') {
            from--;
        }
        if (from == digits || !endsWith(START, beforeSpace(from))) {
            return -1;
        }
        return Long.parseLong(new String(bytes, from, digits - from, StandardCharsets.US_ASCII));
    }

    /** ISO 32000-1 7.5.6: from the newest section back through /Prev (and /XRefStm, 7.5.8.4), each once. */
    private Optional<AttachmentRule> sections(long newest) {
        var waiting = new ArrayDeque<Long>();
        Set<Long> seen = new HashSet<>();
        waiting.add(newest);
        while (!waiting.isEmpty()) {
            long offset = waiting.remove();
            if (seen.add(offset)) {
                var trailer = seen.size() > MOST_SECTIONS ? NONE : trailerAt(offset);
                if (trailer.isEmpty() || !follow(trailer.get(), waiting)) {
                    return Optional.of(AttachmentRule.PDF_XREF);
                }
                var broken = trailer(trailer.get(), offset == newest);
                if (broken.isPresent()) {
                    return broken;
                }
            }
        }
        return Optional.empty();
    }

    /** 7.5.5: an older trailer counts too, since readers merge them; 7.3.9: an entry that is null is no entry. */
    private static Optional<AttachmentRule> trailer(Map<String, PdfLexer.Value> entries, boolean newest) {
        if (!(entries.getOrDefault("Encrypt", new PdfLexer.Value.Null()) instanceof PdfLexer.Value.Null)) {
            return Optional.of(AttachmentRule.PDF_ENCRYPTED);
        }
        boolean rootless = newest && !(entries.get("Root") instanceof PdfLexer.Value.Reference);
        return rootless ? Optional.of(AttachmentRule.PDF_TRAILER) : Optional.empty();
    }

    /** Notes the sections a trailer leads to; some writers say /Prev 0 for "none". */
    private static boolean follow(Map<String, PdfLexer.Value> entries, Deque<Long> waiting) {
        for (var link : List.of("Prev", "XRefStm")) {
            switch (entries.getOrDefault(link, new PdfLexer.Value.Null())) {
                case PdfLexer.Value.Whole(long offset) when offset > 0 -> waiting.add(offset);
                case PdfLexer.Value.Whole _, PdfLexer.Value.Null _ -> {}
                case PdfLexer.Value.Name _, PdfLexer.Value.Reference _, PdfLexer.Value.Other _ -> {
                    return false;
                }
            }
        }
        return true;
    }

    /** The trailer of the section at an offset, be it a table (7.5.4) or a stream (7.5.8); empty where there is none. */
    private Optional<Map<String, PdfLexer.Value>> trailerAt(long offset) {
        if (offset >= bytes.length) {
            return NONE;
        }
        int at = (int) offset;
        return startsWith(XREF, at) ? trailerOfTable(at + XREF.length) : trailerOfStream(at);
    }

    private Optional<Map<String, PdfLexer.Value>> trailerOfTable(int from) {
        int at = from;
        while (at < bytes.length && isOfTable(bytes[at])) {
            at++;
        }
        if (!startsWith(TRAILER, at)) {
            return NONE;
        }
        var lexer = new PdfLexer(bytes, at + TRAILER.length, LARGEST_TRAILER);
        var entries = lexer.dictionary();
        return lexer.isBroken() ? NONE : Optional.of(entries);
    }

    private Optional<Map<String, PdfLexer.Value>> trailerOfStream(int from) {
        var lexer = new PdfLexer(bytes, from, LARGEST_TRAILER);
        if (!lexer.takesObjectHeader()) {
            return NONE;
        }
        var entries = lexer.dictionary();
        boolean whole = !lexer.isBroken() && lexer.takes("stream");
        boolean xref = new PdfLexer.Value.Name("XRef").equals(entries.get("Type"));
        return whole && xref ? Optional.of(entries) : NONE;
    }

    /** What a table's subsections are written in. */
    private static boolean isOfTable(byte c) {
        return (c >= '0' && c <= '9') || c == 'n' || c == 'f' || PdfLexer.isSpace(c);
    }

    private int beforeSpace(int end) {
        int at = end;
        while (at > 0 && end - at < LONGEST_TAIL && PdfLexer.isSpace(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    private boolean endsWith(byte[] word, int end) {
        return startsWith(word, end - word.length);
    }

    private boolean startsWith(byte[] word, int at) {
        return at >= 0
                && at + word.length <= bytes.length
                && Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
    }
}
