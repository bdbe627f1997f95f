package eu.briefwissel.crypto;

import java.nio.ByteBuffer;
import java.security.SecureRandom;

/** Seals one content segment by segment, for a source that pushes; see {@link SealedSegments}. Not for several threads. */
public final class SegmentSealer {

    private final AesGcm cipher;
    private final byte[] associated;
    private final SegmentNonces nonces;
    private byte[] header;

    SegmentSealer(AesGcm cipher, byte[] associated, SecureRandom random) {
        var prefix = new byte[SealedSegments.PREFIX_BYTES];
        random.nextBytes(prefix);
        this.cipher = cipher;
        this.associated = associated;
        this.nonces = new SegmentNonces(prefix);
        this.header = ByteBuffer.allocate(SealedSegments.HEADER_BYTES)
                .put(SealedSegments.VERSION)
                .put(prefix)
                .array();
    }

    /**
     * Seals the next segment.
     *
     * @param plain exactly 64 KiB, or less where it is the last
     * @throws IllegalArgumentException if it has another length
     * @throws IllegalStateException if the last segment was sealed already
     */
    public byte[] next(byte[] plain, boolean last) {
        if (plain.length > SealedSegments.PLAIN_BYTES || (!last && plain.length < SealedSegments.PLAIN_BYTES)) {
            throw new IllegalArgumentException("every segment but the last holds 64 KiB, not " + plain.length);
        }
        var segment = cipher.seal(nonces.next(last), associated, plain, header.length);
        System.arraycopy(header, 0, segment, 0, header.length);
        header = new byte[0]; // it stands before the first segment only
        return segment;
    }
}
