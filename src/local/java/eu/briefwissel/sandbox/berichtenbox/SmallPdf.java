package eu.briefwissel.sandbox.berichtenbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A valid PDF of one page with one line of text (ISO 32000-1), as a citizen might send along. */
final class SmallPdf {
    private SmallPdf() {}

    /** The bytes; the line may hold ASCII letters, digits and spaces only. */
    static byte[] of(String line) {
        var text = "BT /F1 18 Tf 72 760 Td (" + line + ") Tj ET";
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (var object : objects) {
            offsets.add(pdf.length());
            pdf.append(offsets.size()).append(" 0 obj\n").append(object).append("\nendobj\n");
        }
        return end(pdf, offsets).getBytes(StandardCharsets.US_ASCII);
    }

    private static String end(StringBuilder pdf, List<Integer> offsets) {
        var table = pdf.length();
        var size = offsets.size() + 1;
        pdf.append("xref\n0 ").append(size).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> pdf.append("%010d 00000 n \n".formatted(offset)));
        return pdf.append("trailer\n<< /Size ")
                .append(size)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n")
                .toString();
    }
}
