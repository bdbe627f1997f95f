package eu.briefwissel.document.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Has streams say how much comes out of them, before a reader finds out (a few bytes can stand for many: ISO 32000-1 7.4.4). */
final class StreamCheck {

    /** What comes out of these are pixels, which a reader makes as it shows them; they are not made here. */
    private static final Set<COSName> PICTURES =
            Set.of(COSName.DCT_DECODE, COSName.JPX_DECODE, COSName.JBIG2_DECODE, COSName.CCITTFAX_DECODE);

    private static final int PIECE = 64 << 10;

    private final long most;
    private long inflated;

    StreamCheck(long most) {
        this.most = most;
    }

    /** Whether it comes out whole; {@link TooComplex} where all that were looked at have too much in them. */
    boolean isWhole(COSStream stream) {
        COSBase filters = stream.getFilters();
        if (filters == null || endsInAPicture(filters)) {
            return true;
        }
        try (InputStream plain = plain(stream, filters)) {
            count(plain);
            return true;
        } catch (IOException | RuntimeException damaged) {
            if (damaged instanceof TooComplex tooComplex) {
                throw tooComplex;
            }
            return false;
        }
    }

    private void count(InputStream plain) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int read = plain.read(piece); read >= 0; read = plain.read(piece)) {
            inflated += read;
            if (inflated > most) {
                throw new TooComplex("bytes in streams");
            }
        }
    }

    /**
     * What was only deflated, however often, is counted as it comes, and never in memory together. (The library inflates once
     * what was deflated twice.)
     */
    private static InputStream plain(COSStream stream, COSBase filters) throws IOException {
        List<? extends COSBase> chain = filters instanceof COSArray array ? array.toList() : List.of(filters);
        if (!chain.stream().allMatch(StreamCheck::isFlate)) {
            return stream.createInputStream();
        }
        InputStream plain = stream.createRawInputStream();
        for (int i = 0; i < chain.size(); i++) {
            plain = new InflaterInputStream(plain);
        }
        return plain;
    }

    private static boolean isFlate(COSBase filter) {
        return COSName.FLATE_DECODE.equals(filter) || COSName.FLATE_DECODE_ABBREVIATION.equals(filter);
    }

    private static boolean endsInAPicture(COSBase filters) {
        COSBase last =
                filters instanceof COSArray array && array.size() > 0 ? array.getObject(array.size() - 1) : filters;
        return last instanceof COSName name && PICTURES.contains(name);
    }
}
