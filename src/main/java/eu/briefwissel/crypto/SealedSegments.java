package eu.briefwissel.crypto;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Seals content (bodies, attachments, replies) in segments, so that it streams both ways, with AES-256-GCM under the data
 * key of its message (AVG art. 32 lid 1 a). This is the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online
 * Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance, CRYPTO 2015, section 7): the nonce is {@code prefix (7) |
 * counter (4) | last (1)}, so that a segment opens only in its place, in its content, and the last one only at the end.
 *
 * <p>Every segment but the last holds 64 KiB of plain text; empty content is one empty segment. The first one begins with
 * {@code version (1) | prefix (7)}; each ends with its tag of 16 bytes. The prefix is random: one data key seals at most
 * 4,096 contents, which keeps a repeated nonce below 2^-32 (NIST SP 800-38D section 8), each of at most 2^32 segments.
 *
 * <p>A segment that opens is genuine, but only the last one says that nothing is missing: whoever streams on must be able
 * to take back what went out if {@link SealBroken} comes later.
 */
public final class SealedSegments {

    /** How much plain text a segment holds, in bytes; the last one holds less or as much. */
    public static final int PLAIN_BYTES = 64 * 1024;

    static final byte VERSION = 1;
    static final int PREFIX_BYTES = 7;
    static final int HEADER_BYTES = 1 + PREFIX_BYTES;
    private static final byte KIND = 's'; // Sealer has v and k

    private final SecretKeyBytes dataKey;
    private final byte[] associated;

    /**
     * Content sealed with a message's data key.
     *
     * @param context which content it is (tenant, message, content), written with {@link Canonical}; it is authenticated
     *     and not stored, so whoever opens must name the same one
     */
    public SealedSegments(SecretKeyBytes dataKey, byte[] context) {
        this.dataKey = dataKey;
        this.associated = ByteBuffer.allocate(2 + context.length)
                .put(VERSION)
                .put(KIND)
                .put(context)
                .array();
    }

    /** For a source that pushes: a fresh sealer for one content. */
    public SegmentSealer sealer(SecureRandom random) {
        return new SegmentSealer(cipher(), associated, random);
    }

    /** For a source that pushes: a fresh opener for one content. */
    public SegmentOpener opener() {
        return new SegmentOpener(cipher(), associated);
    }

    /**
     * Seals a stream as it is read, one segment ahead; the caller closes it.
     *
     * @return the sealed segments, at least one; {@link UncheckedIOException} comes out of it where reading fails
     */
    public Iterator<byte[]> seal(InputStream plain, SecureRandom random) {
        return new Sealing(sealer(random), plain);
    }

    /** Seals content that is in memory already. */
    public List<byte[]> seal(byte[] plain, SecureRandom random) {
        var segments = new ArrayList<byte[]>();
        seal(new ByteArrayInputStream(plain), random).forEachRemaining(segments::add);
        return List.copyOf(segments);
    }

    /**
     * Opens segments as they come.
     *
     * @return the plain text in pieces; {@link SealBroken} comes out of it at the first segment that is changed, out of
     *     place, from elsewhere or missing
     */
    public Iterator<byte[]> open(Iterator<byte[]> segments) {
        return new Opening(opener(), segments);
    }

    /**
     * Opens the whole at once.
     *
     * @throws SealBroken if any segment is changed, out of place, from elsewhere or missing
     */
    public byte[] open(List<byte[]> segments) {
        var plain = new ByteArrayOutputStream();
        open(segments.iterator()).forEachRemaining(plain::writeBytes);
        return plain.toByteArray();
    }

    private AesGcm cipher() {
        // A key of its own, so that these nonces never meet the random ones of a Sealer under the same data key.
        var own = dataKey.derive("content-segments");
        try {
            return AesGcm.under(own);
        } finally {
            own.destroy();
        }
    }

    private static final class Sealing implements Iterator<byte[]> {

        private final SegmentSealer sealer;
        private final InputStream plain;
        private byte[] ahead;
        private boolean done;

        Sealing(SegmentSealer sealer, InputStream plain) {
            this.sealer = sealer;
            this.plain = plain;
            this.ahead = read(plain);
        }

        @Override
        public boolean hasNext() {
            return !done;
        }

        @Override
        public byte[] next() {
            if (done) {
                throw new NoSuchElementException();
            }
            var current = ahead;
            ahead = current.length < PLAIN_BYTES ? new byte[0] : read(plain);
            done = ahead.length == 0;
            return sealer.next(current, done);
        }

        private static byte[] read(InputStream plain) {
            try {
                return plain.readNBytes(PLAIN_BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Opening implements Iterator<byte[]> {

        private final SegmentOpener opener;
        private final Iterator<byte[]> segments;

        Opening(SegmentOpener opener, Iterator<byte[]> segments) {
            this.opener = opener;
            this.segments = segments;
        }

        @Override
        public boolean hasNext() {
            return !opener.isComplete(); // where segments are missing, next() says so
        }

        @Override
        public byte[] next() {
            if (opener.isComplete()) {
                throw new NoSuchElementException();
            }
            if (!segments.hasNext()) {
                throw new SealBroken();
            }
            var segment = segments.next();
            return opener.next(segment, !segments.hasNext());
        }
    }
}
