package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** HKDF-SHA256 (RFC 5869) as the JDK has it since 25; seen working in a native image of GraalVM 25.0.2. */
final class Hkdf {

    private Hkdf() {}

    /** Extracts without a salt, since our key material is uniformly random (RFC 5869 section 3.1), and expands. */
    static byte[] derive(byte[] keyMaterial, byte[] info, int length) {
        var parameters = HKDFParameterSpec.ofExtract().addIKM(keyMaterial).thenExpand(info, length);
        try {
            return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }
}
