package eu.briefwissel.document;

import java.util.Optional;

/** Walks the marker segments of a JPEG, from SOI to EOI (ITU-T T.81, annex B). */
final class JpegCheck {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int RST0 = 0xd0;
    private static final int TEM = 0x01;
    /** Length, precision, lines, samples a line, components and one component (T.81 B.2.2). */
    private static final int SHORTEST_FRAME_HEADER = 11;

    private final byte[] bytes;
    private boolean frame;
    private boolean scan;

    JpegCheck(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The first rule broken. */
    Optional<AttachmentRule> broken() {
        int at = 2;
        while (at + 1 < bytes.length && unsigned(at) == 0xff) {
            int marker = unsigned(at + 1);
            if (marker == 0xff) { // T.81 B.1.1.2: a marker may be preceded by fill bytes
                at++;
            } else if (marker == EOI) {
                boolean whole = frame && scan && at + 2 == bytes.length;
                return whole ? Optional.empty() : Optional.of(AttachmentRule.JPEG_END);
            } else {
                var rule = segment(marker, at + 2);
                if (rule.isPresent()) {
                    return rule;
                }
                int end = at + 2 + lengthAt(at + 2);
                at = marker == SOS ? endOfScan(end) : end;
            }
        }
        return Optional.of(at + 1 >= bytes.length ? AttachmentRule.JPEG_END : AttachmentRule.JPEG_SEGMENT);
    }

    /** Judges one segment by its marker and the length that follows. */
    private Optional<AttachmentRule> segment(int marker, int at) {
        // T.81 B.1.1.3: these stand alone, the restarts only within a scan, SOI only at the beginning
        boolean misplaced = marker <= TEM || (marker >= RST0 && marker <= SOI);
        if (misplaced || at + 2 > bytes.length || lengthAt(at) < 2 || lengthAt(at) > bytes.length - at) {
            return Optional.of(AttachmentRule.JPEG_SEGMENT);
        }
        if (isFrame(marker)) {
            return frame(marker, at);
        }
        if (marker == SOS) {
            scan = true;
            return frame ? Optional.empty() : Optional.of(AttachmentRule.JPEG_SEGMENT);
        }
        return Optional.empty();
    }

    /** T.81 table B.1: SOF0 to SOF15, among which DHT (C4), JPG (C8) and DAC (CC) are none. */
    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private Optional<AttachmentRule> frame(int marker, int at) {
        if (marker > 0xc2) {
            return Optional.of(AttachmentRule.JPEG_PROCESS);
        }
        if (frame || lengthAt(at) < SHORTEST_FRAME_HEADER) {
            return Optional.of(AttachmentRule.JPEG_SEGMENT);
        }
        frame = true;
        var size = new ImageSize(lengthAt(at + 5), lengthAt(at + 3));
        return size.isSane() ? Optional.empty() : Optional.of(AttachmentRule.IMAGE_SIZE);
    }

    /** T.81 B.1.1.5: within coded data FF is followed by 00, by a restart marker, or ends it. */
    private int endOfScan(int from) {
        for (int at = from; at + 1 < bytes.length; at++) {
            int next = unsigned(at + 1);
            if (unsigned(at) == 0xff && next != 0 && (next < RST0 || next >= SOI)) {
                return at;
            }
        }
        return bytes.length;
    }

    private int lengthAt(int at) {
        return unsigned(at) << 8 | unsigned(at + 1);
    }

    private int unsigned(int at) {
        return Byte.toUnsignedInt(bytes[at]);
    }
}
