package eu.briefwissel.document.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** PDFs written by hand, so that they do harm: small files that stand for much. Their frame is sound. */
final class HostilePdfs {

    private static final int KILO = 1 << 10;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private HostilePdfs() {
        text("%PDF-1.7\n");
    }

    /** A page whose content is so many megabytes of nothing, deflated. */
    static byte[] contentOf(int megabytes) {
        return new HostilePdfs()
                        .catalog()
                        .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>")
                        .stream("/Filter /FlateDecode", deflated(megabytes))
                        .end();
    }

    /** The same, deflated twice: a reader has the inner one in memory before it knows. */
    static byte[] contentDeflatedTwice(int megabytes) {
        return new HostilePdfs()
                        .catalog()
                        .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                        .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>")
                        .stream("/Filter [/FlateDecode /FlateDecode]", deflate(deflated(megabytes)))
                        .end();
    }

    /** Objects in a compressed stream that is mostly blanks. */
    static byte[] objectStreamOf(int megabytes) {
        return new HostilePdfs()
                .catalog().object("<< /Type /Pages /Kids [4 0 R] /Count 1 >>").stream(
                                "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode", deflated(megabytes))
                        .compressedLast();
    }

    /** Arrays in arrays, so deep that whoever goes down by calling itself falls. */
    static byte[] nested(int depth) {
        return new HostilePdfs()
                .object("<< /Type /Catalog /Pages 2 0 R /Deep " + "[".repeat(depth) + "]".repeat(depth) + " >>")
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>")
                .end();
    }

    /** Page trees in page trees. */
    static byte[] deepPageTree(int depth) {
        var pdf = new HostilePdfs().catalog();
        for (int i = 0; i < depth; i++) {
            pdf.object("<< /Type /Pages /Kids [" + (i + 3) + " 0 R] /Count 1 >>");
        }
        return pdf.object("<< /Type /Page /MediaBox [0 0 595 842] >>").end();
    }

    /** A tree whose branches all lead to the next level twice: 2 to the power of its depth pages, in a kilobyte. */
    static byte[] doublingPageTree(int depth) {
        var pdf = new HostilePdfs().catalog();
        for (int i = 0; i < depth; i++) {
            pdf.object("<< /Type /Pages /Kids [" + (i + 3) + " 0 R " + (i + 3) + " 0 R] /Count 2 >>");
        }
        return pdf.object("<< /Type /Page /MediaBox [0 0 595 842] >>").end();
    }

    /** A cross-reference stream that says it is about two thousand million objects. */
    static byte[] hugeXref() {
        var pdf = new HostilePdfs()
                .catalog()
                .object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
                .object("<< /Type /Page /MediaBox [0 0 595 842] >>");
        int start = pdf.bytes.size();
        byte[] entries = deflated(64);
        pdf.text("4 0 obj\n<< /Type /XRef /Size 2000000000 /Index [0 2000000000] /W [1 4 2] /Root 1 0 R /Length "
                + entries.length + " /Filter /FlateDecode >>\nstream\n");
        pdf.bytes.writeBytes(entries);
        pdf.text("\nendstream\nendobj\nstartxref\n" + start + "\n%%EOF\n");
        return pdf.bytes.toByteArray();
    }

    private HostilePdfs catalog() {
        return object("<< /Type /Catalog /Pages 2 0 R >>");
    }

    private HostilePdfs object(String body) {
        offsets.add(bytes.size());
        text(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
        return this;
    }

    private HostilePdfs stream(String entries, byte[] content) {
        offsets.add(bytes.size());
        text(offsets.size() + " 0 obj\n<< " + entries + " /Length " + content.length + " >>\nstream\n");
        bytes.writeBytes(content);
        text("\nendstream\nendobj\n");
        return this;
    }

    private byte[] end() {
        int start = bytes.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> text("%010d 00000 n \n".formatted(offset)));
        text("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
        return bytes.toByteArray();
    }

    /** With one more object, which is said to be the first in the object stream that was written last. */
    private byte[] compressedLast() {
        int start = bytes.size();
        var entries = new ByteArrayOutputStream();
        entry(entries, 0, 0, 0);
        offsets.forEach(offset -> entry(entries, 1, offset, 0));
        entry(entries, 2, offsets.size(), 0);
        entry(entries, 1, start, 0);
        byte[] table = entries.toByteArray();
        text((offsets.size() + 2) + " 0 obj\n<< /Type /XRef /Size " + (offsets.size() + 3)
                + " /W [1 4 2] /Root 1 0 R /Length " + table.length + " >>\nstream\n");
        bytes.writeBytes(table);
        text("\nendstream\nendobj\nstartxref\n" + start + "\n%%EOF\n");
        return bytes.toByteArray();
    }

    private static void entry(ByteArrayOutputStream table, int type, int second, int third) {
        table.write(type);
        table.write(second >>> 24);
        table.write(second >>> 16);
        table.write(second >>> 8);
        table.write(second);
        table.write(third >>> 8);
        table.write(third);
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Begins as an object stream of one page does, and goes on with blanks. */
    private static byte[] deflated(int megabytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var out = new ByteArrayOutputStream();
        byte[] start = "4 0  << /Type /Page /MediaBox [0 0 595 842] >> ".getBytes(StandardCharsets.US_ASCII);
        byte[] blanks = " ".repeat(KILO * KILO).getBytes(StandardCharsets.US_ASCII);
        feed(deflater, start, out);
        for (int i = 0; i < megabytes; i++) {
            feed(deflater, blanks, out);
        }
        deflater.finish();
        drain(deflater, out);
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var out = new ByteArrayOutputStream();
        feed(deflater, content, out);
        deflater.finish();
        drain(deflater, out);
        return out.toByteArray();
    }

    private static void feed(Deflater deflater, byte[] piece, ByteArrayOutputStream out) {
        deflater.setInput(piece);
        drain(deflater, out);
    }

    private static void drain(Deflater deflater, ByteArrayOutputStream out) {
        byte[] buffer = new byte[64 * KILO];
        for (int written = deflater.deflate(buffer); written > 0; written = deflater.deflate(buffer)) {
            out.write(buffer, 0, written);
        }
    }
}
