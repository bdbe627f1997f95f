package eu.briefwissel.crypto;

/** OpenSSL gives the cipher texts of its authors. */
@ByLibcrypto
class LibcryptoAesGcmTest extends AesGcmTest {}
