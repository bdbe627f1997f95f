package eu.briefwissel.document.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import eu.briefwissel.document.PdfFinding;
import eu.briefwissel.document.PdfLook;
import eu.briefwissel.document.PdfRule;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a look finds in letters of every kind, each as it comes and with its objects compressed. */
class LookIntoTest {

    private static final COSName AA = COSName.getPDFName("AA");

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        PdfRule.SCRIPT,
                        "a script when it is opened",
                        document -> document.getDocumentCatalog()
                                .getCOSObject()
                                .setItem(COSName.OPEN_ACTION, PdfSamples.script())),
                fault(
                        PdfRule.SCRIPT,
                        "a script behind two harmless actions",
                        document -> document.getDocumentCatalog()
                                .getCOSObject()
                                .setItem(
                                        COSName.OPEN_ACTION,
                                        PdfSamples.goTo(document, PdfSamples.goTo(document, PdfSamples.script())))),
                fault(PdfRule.SCRIPT, "a script when a page is closed", document -> {
                    var actions = new COSDictionary();
                    actions.setItem(COSName.C, PdfSamples.script());
                    document.getPage(1).getCOSObject().setItem(AA, actions);
                }),
                fault(PdfRule.SCRIPT, "a script behind a bookmark", document -> {
                    var outline = new PDDocumentOutline();
                    var item = new PDOutlineItem();
                    item.getCOSObject().setItem(COSName.A, PdfSamples.script());
                    outline.addLast(item);
                    document.getDocumentCatalog().setDocumentOutline(outline);
                }),
                fault(PdfRule.LAUNCH, "a link that starts a program", document -> {
                    var link = new PDAnnotationLink();
                    link.getCOSObject().setItem(COSName.A, PdfSamples.action("Launch"));
                    document.getPage(1).getAnnotations().add(link);
                }),
                fault(PdfRule.EMBEDDED_FILE, "a file in it", document -> {
                    var file = new PDComplexFileSpecification();
                    file.setFile("rekening.xml");
                    file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {1})));
                    var files = new PDEmbeddedFilesNameTreeNode();
                    files.setNames(java.util.Map.of("rekening.xml", file));
                    var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                    names.setEmbeddedFiles(files);
                    document.getDocumentCatalog().setNames(names);
                }),
                fault(PdfRule.XFA, "a form in XML", document -> {
                    var form = new COSDictionary();
                    form.setItem(COSName.XFA, document.getDocument().createCOSStream());
                    document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
                }),
                fault(PdfRule.ACTION, "a link to another document", document -> {
                    var link = new PDAnnotationLink();
                    link.getCOSObject().setItem(COSName.A, PdfSamples.action("GoToR"));
                    document.getPage(0).getAnnotations().add(link);
                }));
    }

    private static Arguments fault(PdfRule rule, String what, PdfSamples.Change change) {
        return arguments(rule, what, PdfSamples.letter(2, change));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void findsWhatIsInIt(PdfRule rule, String what, byte[] pdf) {
        PdfLook look = look(pdf);
        PdfLook packed = look(PdfSamples.packed(pdf));

        assertThat(rules(look)).containsExactly(rule);
        assertThat(rules(packed)).containsExactly(rule);
        assertThat(look.pages()).isEqualTo(2);
    }

    @Test
    void findsNothingInASoundLetter() {
        PdfLook look = look(PdfSamples.letter(3));

        assertThat(look).isEqualTo(new PdfLook(3, List.of()));
    }

    @Test
    void saysOnWhichPageItIs() {
        byte[] pdf = PdfSamples.letter(3, document -> {
            var link = new PDAnnotationLink();
            link.getCOSObject().setItem(COSName.A, PdfSamples.action("Launch"));
            document.getPage(1).getAnnotations().add(link);
        });

        assertThat(look(pdf).findings()).containsExactly(new PdfFinding(PdfRule.LAUNCH, 2));
    }

    @Test
    void findsThatItIsEncryptedAlsoWhereAnybodyCanOpenIt() {
        assertThat(rules(look(encrypted("")))).containsExactly(PdfRule.ENCRYPTED);
        assertThat(rules(look(encrypted("reader")))).containsExactly(PdfRule.ENCRYPTED);
    }

    private static byte[] encrypted(String reader) {
        return PdfSamples.letter(1, document -> {
            var policy = new StandardProtectionPolicy("owner", reader, new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
        });
    }

    @Test
    void measuresPagesByWhatIsInheritedAndTurnedToo() {
        assertThat(rules(look(PdfSamples.onPaper(PDRectangle.LETTER)))).containsExactly(PdfRule.PAGE_SIZE);
        assertThat(rules(look(PdfSamples.onPaper(new PDRectangle(841.9f, 595.3f)))))
                .isEmpty();
        assertThat(rules(look(PdfSamples.onPaper(new PDRectangle(10, 10, 597, 840)))))
                .isEmpty();
        assertThat(rules(look(PdfSamples.letter(1, document -> {
                    document.getPage(0).getCOSObject().removeItem(COSName.MEDIA_BOX);
                    document.getPages().getCOSObject().setItem(COSName.MEDIA_BOX, PDRectangle.A4.getCOSArray());
                }))))
                .isEmpty();
    }

    @Test
    void findsAFontThatIsNotEmbedded() {
        assertThat(look(PdfSamples.withoutFont()).findings()).containsExactly(new PdfFinding(PdfRule.FONT, 2));
    }

    @Test
    void judgesPdfAByTheStandardAndNotByWhatItSaysOfItself() {
        byte[] sound = PdfSamples.pdfA2a();
        byte[] untagged = PdfSamples.pdfA2a(
                document -> document.getDocumentCatalog().getCOSObject().removeItem(COSName.MARK_INFO));

        assertThat(new LookInto(Limits.USUAL).look(sound, true).findings()).isEmpty();
        assertThat(new LookInto(Limits.USUAL).look(untagged, true).findings())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rule()).isEqualTo(PdfRule.PDFA);
                    assertThat(found.detail()).matches("6\\.7\\.[0-9.]+-[0-9]+.*");
                });
        assertThat(new LookInto(Limits.USUAL).look(PdfSamples.letter(1), true).findings())
                .containsExactly(new PdfFinding(PdfRule.PDFA, 0, "claim"));
        assertThat(look(untagged).findings()).isEmpty();
    }

    @Test
    void refusesAPageTreeThatComesBackToItself() {
        byte[] pdf = PdfSamples.letter(1, document -> {
            var pages = document.getPages().getCOSObject();
            pages.getCOSArray(COSName.KIDS).add(new COSObject(pages));
        });

        assertThat(rules(look(pdf))).containsExactly(PdfRule.UNREADABLE);
    }

    @Test
    void refusesWhatIsNoPdfBehindItsFrame() {
        assertThat(rules(look("%PDF-1.7\nnothing\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII))))
                .containsExactly(PdfRule.UNREADABLE);
    }

    @Test
    void looksAtNoMoreThanItsLimits() {
        byte[] pdf = PdfSamples.letter(30);

        assertThat(rules(new LookInto(new Limits(10, 100_000, 1 << 20)).look(pdf, false)))
                .containsExactly(PdfRule.TOO_COMPLEX);
        assertThat(rules(new LookInto(new Limits(100, 50, 1 << 20)).look(pdf, false)))
                .containsExactly(PdfRule.TOO_COMPLEX);
        assertThat(rules(new LookInto(new Limits(100, 100_000, 1 << 10)).look(pdf, false)))
                .containsExactly(PdfRule.TOO_COMPLEX);
    }

    private static PdfLook look(byte[] pdf) {
        return new LookInto(Limits.USUAL).look(pdf, false);
    }

    private static List<PdfRule> rules(PdfLook look) {
        return look.findings().stream().map(PdfFinding::rule).toList();
    }
}
