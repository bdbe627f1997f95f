package eu.briefwissel.crypto;

/** What was to be opened names a format that this program does not know: damaged, or written by a later version. */
public final class UnknownSealVersion extends SealBroken {

    private static final long serialVersionUID = 1L;

    UnknownSealVersion(byte found, byte known) {
        super("the seal names format version %d; this program reads version %d"
                .formatted(Byte.toUnsignedInt(found), Byte.toUnsignedInt(known)));
    }

    /** Passes only what begins with the known version. */
    static void refuseOtherThan(byte known, byte[] sealed) {
        if (sealed.length == 0) {
            throw new SealBroken();
        }
        if (sealed[0] != known) {
            throw new UnknownSealVersion(sealed[0], known);
        }
    }
}
