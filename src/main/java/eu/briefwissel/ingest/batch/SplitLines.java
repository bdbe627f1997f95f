package eu.briefwissel.ingest.batch;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes lines of what comes in pieces (ndjson.org: each ends with a line feed, before which a carriage return is passed over). Of
 * a line that is too long nothing is kept. Blank lines are passed over.
 */
final class SplitLines {

    private static final byte LINE_FEED = '\n';
    private static final byte CARRIAGE_RETURN = '\r';

    private final int longest;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private boolean isTooLong;
    private int number;

    /** @param longest bytes of a line, without its end */
    SplitLines(int longest) {
        this.longest = longest;
    }

    /** The lines that end in this piece. */
    List<Line> feed(byte[] piece) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < piece.length; i++) {
            if (piece[i] == LINE_FEED) {
                keep(piece, from, i - from);
                end().ifPresent(lines::add);
                from = i + 1;
            }
        }
        keep(piece, from, piece.length - from);
        return lines;
    }

    /** The last line, where the upload came to its end and nothing ends that line. */
    Optional<Line> rest() {
        return end();
    }

    private void keep(byte[] piece, int from, int length) {
        // A carriage return may follow that does not belong to it.
        isTooLong = isTooLong || begun.size() + length > longest + 1;
        if (isTooLong) {
            begun.reset();
        } else {
            begun.write(piece, from, length);
        }
    }

    private Optional<Line> end() {
        byte[] bytes = withoutCarriageReturn(begun.toByteArray());
        boolean wasTooLong = isTooLong || bytes.length > longest;
        begun.reset();
        isTooLong = false;
        number++;
        if (wasTooLong) {
            return Optional.of(new Line(number, new byte[0], true));
        }
        return isBlank(bytes) ? Optional.empty() : Optional.of(new Line(number, bytes, false));
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        boolean hasOne = bytes.length > 0 && bytes[bytes.length - 1] == CARRIAGE_RETURN;
        return hasOne ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one != ' ' && one != '\t') {
                return false;
            }
        }
        return true;
    }
}
