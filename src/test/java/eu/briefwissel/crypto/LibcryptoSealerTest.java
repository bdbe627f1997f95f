package eu.briefwissel.crypto;

/** OpenSSL seals as the JDK does, and refuses what the JDK refuses. */
@ByLibcrypto
class LibcryptoSealerTest extends SealerTest {}
