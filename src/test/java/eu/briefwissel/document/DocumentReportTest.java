package eu.briefwissel.document;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentReportTest {

    private static final DocumentTerms WANTS_PDFA = DocumentTerms.USUAL.with(PdfRule.PDFA);
    private static final Map<ChannelName, DocumentTerms> ROUTE =
            Map.of(ChannelName.BERICHTENBOX, WANTS_PDFA, ChannelName.EMAIL, DocumentTerms.USUAL);

    private static DocumentReport report(int pages, PdfFinding... findings) {
        return DocumentReport.of(
                List.of(new Looked(0, "application/pdf", new PdfLook(pages, List.of(findings)))), ROUTE);
    }

    @Test
    void letsASoundDocumentGoByEveryChannel() {
        DocumentReport report = report(2);

        assertThat(report.unfit()).isEmpty();
        assertThat(report.summary()).isEqualTo("documents=1:pages=2");
    }

    @Test
    void refusesByChannelWhatOnlySomeWantKept() {
        DocumentReport report = report(1, PdfFinding.ofDocument(PdfRule.PDFA), new PdfFinding(PdfRule.FONT, 1));

        assertThat(report.unfit()).containsExactly(Map.entry(ChannelName.BERICHTENBOX, "pdf-pdfa"));
        assertThat(report.documents().getFirst().findings())
                .extracting(DocumentReport.Finding::weight)
                .containsExactly("refused", "warning");
        assertThat(report.summary()).isEqualTo("documents=1:pages=1:pdf-font:pdf-pdfa");
    }

    @Test
    void refusesByEveryChannelWhatHarms() {
        assertThat(report(1, new PdfFinding(PdfRule.LAUNCH, 1)).unfit())
                .containsOnlyKeys(ChannelName.BERICHTENBOX, ChannelName.EMAIL);
    }

    @Test
    void refusesMorePagesThanAChannelTakes() {
        assertThat(report(1_000).unfit()).isEmpty();
        assertThat(report(1_001).unfit())
                .containsOnly(
                        Map.entry(ChannelName.BERICHTENBOX, "pdf-pages"), Map.entry(ChannelName.EMAIL, "pdf-pages"));
    }

    @Test
    void saysNothingOfPagesOfAPicture() {
        DocumentReport report =
                DocumentReport.of(List.of(new Looked(1, "image/png", new PdfLook(0, List.of()))), ROUTE);

        assertThat(report.documents().getFirst().pages()).isNull();
        assertThat(report.documents().getFirst().field()).isEqualTo("/attachments/1");
    }
}
