package eu.briefwissel.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfaClaimTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pdfaid:part=\"2\" pdfaid:conformance=\"A\"",
                "pdfaid:conformance='a' x='y' pdfaid:part = '2'",
                "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
                "<pdfaid:part>\n 2 </pdfaid:part>\n<pdfaid:conformance> A\n</pdfaid:conformance>"
            })
    void readsPartAndLevelHoweverTheyAreWritten(String xmp) {
        assertThat(claim(xmp)).contains(new PdfaClaim(2, "a"));
    }

    @Test
    void hasNoLevelWherePdfa4HasNone() {
        assertThat(claim("pdfaid:part=\"4\"")).contains(new PdfaClaim(4, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pdfaid:part", "pdfaid:part=\"9\"", "pdfaid:conformance=\"A\""})
    void isNoClaimWithoutAPart(String xmp) {
        assertThat(claim(xmp)).isEmpty();
    }

    private static Optional<PdfaClaim> claim(String xmp) {
        return PdfaClaim.of(("%PDF-1.7 " + xmp + " %%EOF").getBytes(StandardCharsets.US_ASCII));
    }
}
