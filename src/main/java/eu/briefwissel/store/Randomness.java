package eu.briefwissel.store;

import java.security.SecureRandom;

/** The source of keys, nonces and salts. Made when the program starts, never when a native image is built. */
final class Randomness {

    static final SecureRandom SOURCE = new SecureRandom();

    private Randomness() {}
}
