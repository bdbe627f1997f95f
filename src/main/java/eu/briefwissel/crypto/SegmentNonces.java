package eu.briefwissel.crypto;

import java.nio.ByteBuffer;

/** The nonces of one content, in order: {@code prefix (7) | counter (4, big-endian) | last (1)}; none comes twice. */
final class SegmentNonces {

    private static final long MOST_SEGMENTS = 1L << Integer.SIZE;

    private final byte[] prefix;
    private long counter;
    private boolean ended;

    SegmentNonces(byte[] prefix) {
        this.prefix = prefix;
    }

    byte[] next(boolean last) {
        if (ended || counter == MOST_SEGMENTS) {
            throw new IllegalStateException("this content has ended");
        }
        ended = last;
        return ByteBuffer.allocate(AesGcm.NONCE_BYTES)
                .put(prefix)
                .putInt((int) counter++)
                .put((byte) (last ? 1 : 0))
                .array();
    }

    boolean ended() {
        return ended;
    }
}
