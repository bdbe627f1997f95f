package eu.briefwissel.crypto;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/** A key of no worth, made once with OpenSSL: what a library has to sign with before it is trusted with another. */
final class ProbeKey {

    private static final String PKCS8 = """
            MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQCfbQLcvZf/1mHr6zmR2HBl0DtYpCAVFhxB/eIEBJi0MWKmbySf
            gL2oXmJnImjadMyJZAZICKLKmlAwLeGsh4uOjoiIPWWJzuM1V6rQNs5twHe2Dzuj+6JEakP9hJ1We4AkyLigT/lwZbIPefzhnaxB
            5rDP4Mdq7qjpjy2GGdrH3X6ZZJH3gHsA4FaTwcvh0b9a8mm6JsIHzlorUJvghFqp3rgUn9pmnkMIMp99xGg2uxrTZvFsa3wawZZG
            ODMZ+3GCl97vJcf8aG2P/74GmglymZ3Yj10jvX9E0wkT5DqdVWwZlx52Cic3K8bMS0GxVBo3+qJYU5kLMCWCmpdODlqpAgMBAAEC
            ggEAExvj40WDuedJEW1pFxwpohUq0oh0TVK7IbB8A3NG7ReboCC487gLWOpcl8lovAE9SvKG9jdixoS8kSnOtPlXjEd1V1nUmTIH
            yysDjwrNWhu0aElnIqlUsn1Hl6mU76VvSfltInoI3KSz37sFc/Lhj3yb5i7RIvYRn6fJExvM53ZqWuvaSGYA1uB9iiXN1gsBxALD
            3xh/eqCkQjWdbL+mCvvHVs7Gh1M1uGPsYGuqkNiLZBXooxxPnG0Idec8+gmMOy5Y9EwwBVYacqX/j57vcJ87fcFb8rNeQ0J9jhuO
            C8wtiZaaGAENCbvokffewFmqp32Ewws/aJQNs6yL1NBqiQKBgQDhUx2FiDijjpdVeTrcjJO+lUqsWCiyUnPjw35rfNcsVnuNZKpy
            QpN1+pDrZzrglrJn0xyDkj87YkzUH1JTVVpc4HUBff6Lk0Z8LE6WadU+MWWHSWZAJYs5uzq2A+mVrmW6q73Vn7af6YAWD7ZHa1XU
            dpmCuJW/BwM6DFp76oyFBwKBgQC1ITpBjA78uL5P8vEL177uv+b3htP7DbW/ubumLVNylzNhWmWk8v4v/FllNe4iKzKZ87Zc9aAp
            DvLqVi8bMPBk7nEIEc2a3ruIVyQ1vzBITbIj0s9fNmcUEXI7y76LZ4f+aaasPJN04C7ilKKC5wOr2kWhs8XaljyTQyn77aJmzwKB
            gHei9uDIlDIbarTCWoNxzJx7jht1753G86tySDRwI5tyC8XmNi3WtY8FzF6BABzxRqajy9b8FsDED8DtJHwErKb1soppSHb5aopR
            yCRK6yNLfPnY+gaDKKothB3Sc/q6j18PAwti8sdzZkPQcdr33amikx16PmAgLBFtL7ntrlCPAoGAV/UPxh7OdFj+SfKurVKSbHwS
            G+eEbyikNrtp7XObT00vbTopm+VIHGNNwgFjZ4JUq0AXMaMxqF6TBcreSzUDt++2QfXrQyagKMAwXE1AlAvu0sifXRwdCDjEoVb6
            a9XVy2zgvEkaTipDelI1bJ3kQYLYR4L2NIS6W8TE0Yr/Ty8CgYEAonKIbQicJBNsLK3rjrJ65K3+BGYRNd357z78QUz5WcKWEZj6
            1EKeS4MOBIywRuhspo6iPu3PRgbljbqVcR2BgfQrbr9G8UfyemjWkb4bJC/Tor8i4IWAQBT3oNqYuz+MJGjzDbEnM3t3sa68+vUO
            5eWyAAtTDRy/NWSL/WCIOPs=
            """;

    private ProbeKey() {}

    static RSAPrivateCrtKey key() throws GeneralSecurityException {
        var der = Base64.getMimeDecoder().decode(PKCS8);
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    static boolean verifies(byte[] body, byte[] signature) throws GeneralSecurityException {
        var key = key();
        var verifier = Signature.getInstance(Signer.ALGORITHM);
        verifier.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())));
        verifier.update(body);
        return verifier.verify(signature);
    }
}
