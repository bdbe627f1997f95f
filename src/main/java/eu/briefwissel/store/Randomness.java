package eu.briefwissel.store;

import java.security.SecureRandom;

/** The source of keys, nonces and salts. Made when the program starts, never when a native image is built. */
final class Randomness {

    /** On Linux every number has bytes in it that the system has given within the last tenth of a second (NativePRNG). */
    static final SecureRandom SOURCE = new SecureRandom();

    private static final int SEED_BYTES = 32;

    private Randomness() {}

    /** Goes on otherwise than any other process that was restored from the same snapshot, whichever generator it is. */
    static void renew() {
        renew(SOURCE);
    }

    static void renew(SecureRandom random) {
        random.setSeed(new SecureRandom().generateSeed(SEED_BYTES));
    }
}
