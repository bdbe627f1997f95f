package eu.briefwissel.crypto;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens one content segment by segment, for a source that pushes; see {@link SealedSegments}. Not for several threads. */
public final class SegmentOpener {

    private final AesGcm cipher;
    private final byte[] associated;
    private @Nullable SegmentNonces nonces;
    private boolean broken;

    SegmentOpener(AesGcm cipher, byte[] associated) {
        this.cipher = cipher;
        this.associated = associated;
    }

    /**
     * Opens the next segment.
     *
     * @param last whether the source has no more segments after this one
     * @throws SealBroken if it is changed, out of place, from elsewhere, or not the last although it should be (or the
     *     other way round); nothing opens after that
     */
    public byte[] next(byte[] segment, boolean last) {
        if (broken || isComplete()) {
            throw new SealBroken();
        }
        broken = true; // until this segment has opened
        var plain = open(segment, last);
        broken = false;
        return plain;
    }

    /** Whether the last segment has opened: only then is the content whole. */
    public boolean isComplete() {
        return !broken && nonces != null && nonces.ended();
    }

    private byte[] open(byte[] segment, boolean last) {
        if (nonces != null) {
            return cipher.open(nonces.next(last), associated, segment, 0);
        }
        UnknownSealVersion.refuseOtherThan(SealedSegments.VERSION, segment);
        if (segment.length < SealedSegments.HEADER_BYTES) {
            throw new SealBroken();
        }
        nonces = new SegmentNonces(Arrays.copyOfRange(segment, 1, SealedSegments.HEADER_BYTES));
        return cipher.open(nonces.next(last), associated, segment, SealedSegments.HEADER_BYTES);
    }
}
