package eu.briefwissel.local.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/** A picture of any size: one of a single point, and a chunk that no reader looks at. */
final class SampleFile {

    private static final byte[] POINT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final byte[] FILLER = "brFw".getBytes(StandardCharsets.US_ASCII);

    /** PNG 5.3: length, type and checksum around a chunk's data; IEND has none. */
    private static final int FRAME = 12;

    private SampleFile() {}

    static byte[] png(int bytes) {
        byte[] data = new byte[bytes - POINT.length - FRAME];
        var crc = new CRC32();
        crc.update(FILLER);
        crc.update(data);
        return ByteBuffer.allocate(bytes)
                .put(POINT, 0, POINT.length - FRAME)
                .putInt(data.length)
                .put(FILLER)
                .put(data)
                .putInt((int) crc.getValue())
                .put(POINT, POINT.length - FRAME, FRAME)
                .array();
    }
}
