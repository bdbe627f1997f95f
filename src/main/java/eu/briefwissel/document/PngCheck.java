package eu.briefwissel.document;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG, from its signature to its last byte (W3C PNG, third edition, section 5). */
final class PngCheck {
    private static final int SIGNATURE = 8;
    /** Length, type and checksum around a chunk's data (PNG 5.3). */
    private static final int FRAME = 12;

    private static final int HEADER_DATA = 13;
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    /** PNG 5.4: bit 5 of the first byte of the type is clear in chunks that must be understood. */
    private static final int ANCILLARY = 0x20000000;

    private final ByteBuffer bytes;

    PngCheck(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The first rule broken. */
    Optional<AttachmentRule> broken() {
        if (!isWholeChunk(SIGNATURE) || typeAt(SIGNATURE) != IHDR || lengthAt(SIGNATURE) != HEADER_DATA) {
            return Optional.of(AttachmentRule.PNG_HEADER);
        }
        int header = SIGNATURE + 8;
        if (!allowsColours(header)) {
            return Optional.of(AttachmentRule.PNG_HEADER);
        }
        var size = new ImageSize(bytes.getInt(header), bytes.getInt(header + 4));
        return size.isSane() ? walk() : Optional.of(AttachmentRule.IMAGE_SIZE);
    }

    private Optional<AttachmentRule> walk() {
        boolean data = false;
        int at = SIGNATURE + FRAME + HEADER_DATA;
        while (isWholeChunk(at)) {
            int type = typeAt(at);
            int next = at + FRAME + lengthAt(at);
            if (type == IEND) {
                boolean last = data && lengthAt(at) == 0 && next == bytes.capacity();
                return last ? Optional.empty() : Optional.of(AttachmentRule.PNG_END);
            }
            if (type != IDAT && type != PLTE && (type & ANCILLARY) == 0) {
                return Optional.of(AttachmentRule.PNG_CHUNK);
            }
            data |= type == IDAT;
            at = next;
        }
        return Optional.of(at == bytes.capacity() ? AttachmentRule.PNG_END : AttachmentRule.PNG_CHUNK);
    }

    /** Whether a chunk stands there whole: its length fits in the file and its checksum holds (PNG 5.5). */
    private boolean isWholeChunk(int at) {
        int room = bytes.capacity() - at - FRAME;
        if (room < 0 || lengthAt(at) < 0 || lengthAt(at) > room) {
            return false;
        }
        var crc = new CRC32();
        crc.update(bytes.array(), at + 4, 4 + lengthAt(at));
        return (int) crc.getValue() == bytes.getInt(at + 8 + lengthAt(at));
    }

    /** PNG 11.2.1, the table of colour types and bit depths; compression and filter 0, interlace 0 or 1. */
    private boolean allowsColours(int header) {
        int depth = bytes.get(header + 8);
        boolean allowed = switch (bytes.get(header + 9)) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
        int interlace = bytes.get(header + 12);
        return allowed
                && bytes.get(header + 10) == 0
                && bytes.get(header + 11) == 0
                && (interlace == 0 || interlace == 1);
    }

    private int lengthAt(int chunk) {
        return bytes.getInt(chunk);
    }

    private int typeAt(int chunk) {
        return bytes.getInt(chunk + 4);
    }
}
