package eu.briefwissel.document;

import static eu.briefwissel.document.AttachmentSamples.joined;
import static eu.briefwissel.document.AttachmentSamples.latin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfCheckTest {
    /** The smallest file the rules let pass; {@code %s} stands where the trailer's further entries go. */
    private static final String MINIMAL = """
            %%PDF-1.7
            1 0 obj
            << /Type /Catalog >>
            endobj
            xref
            0 2
            0000000000 65535 f\s
            0000000009 00000 n\s
            trailer
            << /Size 2 /Root 1 0 R %s >>
            startxref
            45
            %%%%EOF
            """;

    @Test
    void acceptsARealPdfWithACrossReferenceTable() throws IOException {
        var bytes = AttachmentSamples.pdfWithTable();

        assertThat(latin(bytes)).contains("\ntrailer");
        assertThat(AttachmentCheck.check(bytes))
                .isEqualTo(new AttachmentVerdict.Accepted(AttachmentType.PDF, bytes.length));
    }

    @Test
    void acceptsARealPdfWithACrossReferenceStream() throws IOException {
        var bytes = AttachmentSamples.pdfWithStream();

        assertThat(latin(bytes)).doesNotContain("\ntrailer").contains("/XRef");
        assertThat(AttachmentCheck.check(bytes))
                .isEqualTo(new AttachmentVerdict.Accepted(AttachmentType.PDF, bytes.length));
    }

    @Test
    void acceptsARealPdfThatWasUpdatedFiveTimes() throws IOException {
        accepts(AttachmentSamples.updatedPdf(AttachmentSamples.pdfWithTable(), 5));
        accepts(AttachmentSamples.updatedPdf(AttachmentSamples.pdfWithStream(), 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 128, 256})
    void refusesARealEncryptedPdf(int keyLength) throws IOException {
        refuses(
                AttachmentSamples.encryptedPdf(CompressParameters.NO_COMPRESSION, keyLength),
                AttachmentRule.PDF_ENCRYPTED);
        refuses(
                AttachmentSamples.encryptedPdf(CompressParameters.DEFAULT_COMPRESSION, keyLength),
                AttachmentRule.PDF_ENCRYPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/ID [<0123> <4567>]", "/Info << /Encrypt 3 0 R >>", "/Note (/Encrypt 3 0 R)",
                        "/Note (a \\) (/Encrypt 3 0 R))",
                "/Encrypt null", "% /Encrypt 3 0 R\n", "/Old /Encrypt", "/A [/Encrypt 3 0 R << /B [1.5 -2 true] >>]",
                        "/Encryption 3 0 R",
                "/Prev 0", "/A 4 /B 5.0 /C 6 0 R /D -.5"
            })
    void acceptsATrailerThatOnlyLooksEncrypted(String entries) {
        accepts(minimal(entries));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Encrypt 3 0 R",
                "/Encrypt << /Filter /Standard >>",
                "/Encrypt\n3\n0\nR",
                "/Enc#72ypt 3 0 R",
                "/#45ncrypt 3 0 R",
                "/A (%) /Encrypt 3 0 R",
                "/A (\\() /Encrypt 3 0 R",
                "/A <3e> /Encrypt 3 0 R",
                "/Encrypt null /Encrypt 3 0 R",
                "/Encrypt 3 0 R /Encrypt null",
                "/A 1%>>\n/Encrypt%\n3 0 R",
                "/A [[(])]] /Encrypt 3 0 R",
                "/Encrypt/Standard"
            })
    void findsTheEncryptionHoweverItIsWritten(String entries) {
        refuses(minimal(entries), AttachmentRule.PDF_ENCRYPTED);
    }

    @Test
    void findsTheEncryptionInAnOlderSection() {
        var first = MINIMAL.formatted("/Encrypt 3 0 R");
        int newest = first.length();

        var bytes = first + "xref\n0 0\ntrailer\n<< /Size 2 /Root 1 0 R /Prev 45 >>\nstartxref\n" + newest + "\n%%EOF";

        refuses(latin(bytes), AttachmentRule.PDF_ENCRYPTED);
    }

    @Test
    void findsTheEncryptionInAHybridFilesStream() {
        var bytes = latin(minimal("/XRefStm 500"));
        var hidden = "\n9 0 obj\n<< /Type /XRef /Encrypt 3 0 R /Length 0 >>\nstream\nendstream\nendobj\n";
        var padding = " ".repeat(500 - 10 - 1);

        var hybrid = bytes.substring(0, 10) + padding + hidden + bytes.substring(10);
        int table = hybrid.indexOf("xref\n0 2");

        refuses(latin(hybrid.replace("startxref\n45", "startxref\n" + table)), AttachmentRule.PDF_ENCRYPTED);
    }

    @Test
    void endsWhereSectionsLeadInACircle() {
        accepts(minimal("/Prev 45"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Prev 48",
                "/Prev 999999",
                "/Prev 999999999999999999999",
                "/Prev 1 0 R",
                "/Prev /A",
                "/XRefStm 9",
                "/A (",
                "/A <",
                "/A [",
                "/A <<",
                "/A )",
                "no name",
                "/A",
                "/A }"
            })
    void refusesATrailerThatIsBrokenOrLeadsNowhere(String entries) {
        refuses(minimal(entries), AttachmentRule.PDF_XREF);
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        refuses(minimal("/A " + "[".repeat(20_000)), AttachmentRule.PDF_XREF);
        refuses(minimal("/A " + "<</A".repeat(10_000)), AttachmentRule.PDF_XREF);
    }

    @Test
    void refusesATrailerWithoutARoot() {
        refuses(latin(latin(minimal("")).replace("/Root 1 0 R", "/Root null ")), AttachmentRule.PDF_TRAILER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7|%PDF-1.8",
                "%PDF-1.7|%PDF-3.0",
                "%PDF-1.7|%PDF-1,7",
                "%PDF-1.7|%PDF-1.75",
                "%PDF-1.7|' %PDF-1.7'",
                "%PDF-1.7|<html>%PDF-1.7"
            })
    void refusesAHeaderThatIsNone(String header, String other) {
        refuses(latin(latin(minimal("")).replace(header, other)), AttachmentRule.PDF_HEADER);
    }

    @Test
    void acceptsTheVersionsThereAre() {
        for (var version : new String[] {"1.0", "1.3", "1.4", "1.7", "2.0"}) {
            accepts(latin(latin(minimal("")).replace("%PDF-1.7", "%PDF-" + version)));
        }
    }

    @Test
    void refusesWhatIsCutOffAnywhere() throws IOException {
        var table = latin(AttachmentSamples.pdfWithTable());
        var stream = latin(AttachmentSamples.pdfWithStream());

        assertThat(table).hasSizeGreaterThan(500);
        for (int length = 9; length < table.stripTrailing().length(); length++) {
            refuses(latin(table.substring(0, length)), AttachmentRule.PDF_END);
        }
        for (int length = 9; length < stream.stripTrailing().length(); length++) {
            refuses(latin(stream.substring(0, length)), AttachmentRule.PDF_END);
        }
    }

    @Test
    void refusesAPdfWithSomethingBehindItsEnd() {
        refuses(joined(minimal(""), latin("PK\3\4 a ZIP file")), AttachmentRule.PDF_END);
        refuses(joined(minimal(""), new byte[2000]), AttachmentRule.PDF_END);
        accepts(joined(minimal(""), latin("\r\n\r\n \0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "startxref\n44\n",
                "startxref\n48\n",
                "startxref\n0\n",
                "startxref\n99999999999999999\n",
                "startxref\n3000000000\n"
            })
    void refusesAStartThatLeadsNowhere(String start) {
        refuses(latin(latin(minimal("")).replace("startxref\n45\n", start)), AttachmentRule.PDF_XREF);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startxref\n\n", "startxref\n-45\n", "startref\n45\n", "startxref\n0x45\n", "45\n"})
    void refusesAnEndWithoutAStart(String start) {
        refuses(latin(latin(minimal("")).replace("startxref\n45\n", start)), AttachmentRule.PDF_END);
    }

    private static byte[] minimal(String entries) {
        return latin(MINIMAL.formatted(entries));
    }

    private static void accepts(byte[] bytes) {
        assertThat(AttachmentCheck.check(bytes)).isInstanceOf(AttachmentVerdict.Accepted.class);
    }

    private static void refuses(byte[] bytes, AttachmentRule rule) {
        assertThat(AttachmentCheck.check(bytes)).isEqualTo(new AttachmentVerdict.Refused(rule));
    }
}
