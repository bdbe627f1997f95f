package eu.briefwissel.crypto;

import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Binds us to a fact without telling it: SHA-256 over 16 random bytes and the fact's canonical fields. Whoever has the
 * salt can check the fact; once the salt is shredded (AVG art. 17), what remains cannot be guessed back to a BSN and
 * still holds its place in the Merkle tree.
 */
public final class Commitment {

    /** The length of a salt, in bytes: more than anybody can try. */
    public static final int SALT_BYTES = 16;

    private final byte[] salt;
    private final byte[] digest;

    private Commitment(byte[] salt, byte[] digest) {
        this.salt = salt;
        this.digest = digest;
    }

    /** Commits to a fact under a fresh salt. */
    public static Commitment to(Canonical fact, SecureRandom random) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new Commitment(salt, digest(salt, fact));
    }

    /**
     * Takes up a commitment made before.
     *
     * @throws IllegalArgumentException if the salt has not 16 or the digest not 32 bytes
     */
    public static Commitment of(byte[] salt, byte[] digest) {
        if (salt.length != SALT_BYTES || digest.length != Hash.SHA_256_BYTES) {
            throw new IllegalArgumentException("a commitment is a salt of 16 bytes and a digest of 32");
        }
        return new Commitment(salt.clone(), digest.clone());
    }

    /** Whether this was committed to exactly this fact; in constant time. */
    public boolean holds(Canonical fact) {
        return MessageDigest.isEqual(digest(salt, fact), digest);
    }

    /** 16 bytes, to be kept as secret as the fact. */
    public byte[] salt() {
        return salt.clone();
    }

    /** 32 bytes, which may be published. */
    public byte[] digest() {
        return digest.clone();
    }

    private static byte[] digest(byte[] salt, Canonical fact) {
        return Hash.sha256(salt, fact.bytes());
    }

    @Override
    public String toString() {
        return "Commitment[salt redacted]";
    }
}
