package eu.briefwissel.document.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/** Letters as PDFs, written by PDFBox: sound ones, and what can be wrong with one. */
public final class PdfSamples {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private PdfSamples() {}

    /** Changes a document before it is written. */
    @FunctionalInterface
    public interface Change {
        void on(PDDocument document) throws IOException;
    }

    /** A letter of so many pages A4, its font embedded. */
    public static byte[] letter(int pages) {
        return letter(pages, _ -> {});
    }

    public static byte[] letter(int pages, Change change) {
        try (var document = new PDDocument()) {
            PDFont font = PDType0Font.load(document, PdfSamples.class.getResourceAsStream(FONT));
            for (int i = 0; i < pages; i++) {
                page(document, PDRectangle.A4, font);
            }
            change.on(document);
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] onPaper(PDRectangle paper) {
        return letter(1, document -> document.getPage(0).setMediaBox(paper));
    }

    /** In Helvetica, which every reader is supposed to have. */
    static byte[] withoutFont() {
        return letter(
                1, document -> page(document, PDRectangle.A4, new PDType1Font(Standard14Fonts.FontName.HELVETICA)));
    }

    static void page(PDDocument document, PDRectangle paper, PDFont font) throws IOException {
        var page = new PDPage(paper);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(font, 11);
            content.newLineAtOffset(72, 700);
            content.showText("Uw aanvraag is toegewezen.");
            content.endText();
        }
    }

    static COSDictionary action(String type) {
        var action = new COSDictionary();
        action.setName(COSName.S, type);
        return action;
    }

    public static COSDictionary script() {
        COSDictionary script = action("JavaScript");
        script.setItem(COSName.JS, new COSString("app.alert(1)"));
        return script;
    }

    /** An action that goes to the first page, and then on to others. */
    static COSDictionary goTo(PDDocument document, COSDictionary... next) {
        COSDictionary action = action("GoTo");
        var destination = new COSArray();
        destination.add(document.getPage(0).getCOSObject());
        destination.add(COSName.getPDFName("Fit"));
        action.setItem(COSName.D, destination);
        var chain = new COSArray();
        for (COSDictionary one : next) {
            chain.add(one);
        }
        action.setItem(COSName.getPDFName("Next"), chain);
        return action;
    }

    /** PDF/A-2a: tagged, with its language, its colours and its metadata (ISO 19005-2). */
    public static byte[] pdfA2a() {
        return pdfA2a(_ -> {});
    }

    /** It says that it is PDF/A-2a, and is not tagged. */
    public static byte[] pdfA2aUntagged() {
        return pdfA2a(document -> document.getDocumentCatalog().getCOSObject().removeItem(COSName.MARK_INFO));
    }

    /** The same with one more change, which may make it something else. */
    static byte[] pdfA2a(Change change) {
        try (var document = new PDDocument()) {
            PDFont font = PDType0Font.load(document, PdfSamples.class.getResourceAsStream(FONT));
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                var properties = new COSDictionary();
                properties.setItem(COSName.MCID, COSInteger.ZERO);
                content.beginMarkedContent(
                        COSName.P,
                        org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList.create(properties));
                content.beginText();
                content.setFont(font, 11);
                content.newLineAtOffset(72, 700);
                content.showText("Uw aanvraag is toegewezen.");
                content.endText();
                content.endMarkedContent();
            }
            tagged(document, page);
            archived(document);
            change.on(document);
            return saved(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tagged(PDDocument document, PDPage page) {
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("nl-NL");
        var mark = new PDMarkInfo();
        mark.setMarked(true);
        catalog.setMarkInfo(mark);
        var root = new PDStructureTreeRoot();
        catalog.setStructureTreeRoot(root);
        var letter = new PDStructureElement("Document", root);
        root.appendKid(letter);
        var paragraph = new PDStructureElement("P", letter);
        paragraph.setPage(page);
        paragraph.appendKid(0);
        letter.appendKid(paragraph);
        page.setStructParents(0);
        var kids = new COSArray();
        kids.add(paragraph.getCOSObject());
        var numbers = new COSArray();
        numbers.add(COSInteger.ZERO);
        numbers.add(kids);
        var tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
        root.setParentTreeNextKey(1);
    }

    private static void archived(PDDocument document) throws IOException {
        var when = new GregorianCalendar(2026, Calendar.NOVEMBER, 30);
        when.setTimeZone(TimeZone.getTimeZone("UTC"));
        var metadata = new PDMetadata(document);
        metadata.importXMPMetadata("""
                <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
                <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance></rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>""".getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        var intent = new PDOutputIntent(document, new ByteArrayInputStream(colours));
        intent.setInfo("sRGB");
        intent.setOutputCondition("sRGB");
        intent.setOutputConditionIdentifier("sRGB");
        document.getDocumentCatalog().addOutputIntent(intent);
    }

    /** Written anew with its objects in compressed streams. */
    static byte[] packed(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf);
                var bytes = new ByteArrayOutputStream()) {
            document.save(bytes, CompressParameters.DEFAULT_COMPRESSION);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return Objects.requireNonNull(bytes.toByteArray());
    }
}
