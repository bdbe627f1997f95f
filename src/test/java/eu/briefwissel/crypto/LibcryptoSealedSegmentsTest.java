package eu.briefwissel.crypto;

/** OpenSSL seals content as the JDK does. */
@ByLibcrypto
class LibcryptoSealedSegmentsTest extends SealedSegmentsTest {}
