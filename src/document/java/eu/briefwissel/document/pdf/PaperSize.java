package eu.briefwissel.document.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.jspecify.annotations.Nullable;

/** Measures pages (ISO 32000-1 14.11.2): a user unit is 1/72 inch unless the page says another (7.7.3.3). */
final class PaperSize {

    private static final double POINTS_A_MM = 72 / 25.4;
    private static final double SHORT = 210 * POINTS_A_MM;
    private static final double LONG = 297 * POINTS_A_MM;
    private static final double TOLERANCE = 3 * POINTS_A_MM;

    private PaperSize() {}

    /** ISO 216: 210 by 297 mm, upright or lying, to within 3 mm. */
    static boolean isA4(PageTree.Page page) {
        COSArray box = page.box();
        if (box == null || box.size() != 4) {
            return false;
        }
        double unit = unit(page.dictionary());
        double width = Math.abs(number(box, 2) - number(box, 0)) * unit;
        double height = Math.abs(number(box, 3) - number(box, 1)) * unit;
        return near(Math.min(width, height), SHORT) && near(Math.max(width, height), LONG);
    }

    private static double unit(COSDictionary page) {
        return page.getFloat(COSName.USER_UNIT, 1);
    }

    private static boolean near(double length, double wanted) {
        return Math.abs(length - wanted) <= TOLERANCE;
    }

    private static double number(COSArray box, int index) {
        @Nullable Object value = box.getObject(index);
        return value instanceof COSNumber number ? number.floatValue() : Double.NaN;
    }
}
