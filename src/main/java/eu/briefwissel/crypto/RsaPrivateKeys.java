package eu.briefwissel.crypto;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HexFormat;

/** Reads RSA private keys from PEM, as PKCS#8 (RFC 5958) or as PKCS#1 (RFC 8017 appendix A.1.2). */
final class RsaPrivateKeys {

    /** Version 0, and the algorithm rsaEncryption with its NULL parameters (RFC 8017 appendix A.1). */
    private static final byte[] VERSION_AND_ALGORITHM =
            HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

    private static final int SEQUENCE = 0x30;
    private static final int OCTET_STRING = 0x04;

    private RsaPrivateKeys() {}

    static RSAPrivateKey parse(String pem) {
        var pkcs8 = Pem.block(pem, "PRIVATE KEY")
                .or(() -> Pem.block(pem, "RSA PRIVATE KEY").map(RsaPrivateKeys::asPkcs8))
                .orElseThrow(() -> new UnusableKey(
                        "private key: PEM with PRIVATE KEY or RSA PRIVATE KEY is expected, not encrypted, not EC"));
        try {
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException _) { // its message could tell of the key's content
            throw new UnusableKey("private key: the PEM block holds no RSA key");
        }
    }

    private static byte[] asPkcs8(byte[] pkcs1) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(VERSION_AND_ALGORITHM);
        content.writeBytes(der(OCTET_STRING, pkcs1));
        return der(SEQUENCE, content.toByteArray());
    }

    /** Tag, length in the definite form (X.690 section 8.1.3), content. */
    private static byte[] der(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            var bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(content.length) + 7) / Byte.SIZE;
            out.write(0x80 | bytes);
            for (int shift = (bytes - 1) * Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                out.write(content.length >>> shift);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
