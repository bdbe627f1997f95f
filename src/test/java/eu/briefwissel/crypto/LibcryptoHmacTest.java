package eu.briefwissel.crypto;

/** OpenSSL gives the codes of RFC 4231. */
@ByLibcrypto
class LibcryptoHmacTest extends HmacTest {}
