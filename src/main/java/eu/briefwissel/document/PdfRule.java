package eu.briefwissel.document;

import java.util.Arrays;
import java.util.Optional;

/** The rules that a PDF can break which only a look into it finds, each with the sentence a sender reads. */
public enum PdfRule {
    UNREADABLE("pdf-unreadable", Weight.REFUSES, "the PDF cannot be read from its first page to its last"),
    TOO_COMPLEX("pdf-too-complex", Weight.REFUSES, "the PDF takes more memory or time to read than a letter may"),
    ENCRYPTED("pdf-encrypted", Weight.REFUSES, "the PDF is encrypted; a reader without its key could not open it"),
    SCRIPT("pdf-script", Weight.REFUSES, "the PDF has a script in it"),
    LAUNCH("pdf-launch", Weight.REFUSES, "the PDF has an action that starts a program or opens a file"),
    EMBEDDED_FILE("pdf-embedded-file", Weight.REFUSES, "the PDF has another file in it"),
    XFA("pdf-xfa", Weight.REFUSES, "the PDF is an XFA form, which few readers can show"),
    NO_PAGES("pdf-no-pages", Weight.REFUSES, "the PDF has no page"),
    PAGES("pdf-pages", Weight.REFUSES, "the PDF has more pages than may be"),
    PDFA("pdf-pdfa", Weight.BY_CHANNEL, "the PDF is not what it has to be: valid PDF/A-1a or PDF/A-2a"),
    PAGE_SIZE("pdf-page-size", Weight.BY_CHANNEL, "the page is not A4, upright or lying, to within 3 mm"),
    FONT("pdf-font", Weight.BY_CHANNEL, "a font is not embedded; readers show another in its place"),
    ACTION("pdf-action", Weight.WARNS, "the PDF has an action or a medium that reaches beyond its pages"),
    STREAM("pdf-stream", Weight.WARNS, "a part of the PDF is damaged; readers may show less than is there");

    /** What follows from breaking it. */
    public enum Weight {
        /** No channel gets it. */
        REFUSES,
        /** A channel that wants it kept does not get it; to the others it is a warning. */
        BY_CHANNEL,
        /** The sender is told. */
        WARNS
    }

    private final String code;
    private final Weight weight;
    private final String sentence;

    PdfRule(String code, Weight weight, String sentence) {
        this.code = code;
        this.weight = weight;
        this.sentence = sentence;
    }

    /** The rule's name in reports and metrics, stable. */
    public String code() {
        return code;
    }

    public Weight weight() {
        return weight;
    }

    /** What is wrong, in one sentence; never anything of the document. */
    public String sentence() {
        return sentence;
    }

    /** The rule of that code. */
    public static Optional<PdfRule> named(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
