package eu.briefwissel.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** Asks RSZ's stand-in for a token by an assertion, in which everything can be wrong. */
final class EboxAssertion {

    private final PrivateKey key;
    private final ObjectNode claims;

    private EboxAssertion(PrivateKey key, ObjectNode claims) {
        this.key = key;
        this.claims = claims;
    }

    /** One that is as it should be. */
    static EboxAssertion of(Map<String, String> account) {
        String client = account.getOrDefault("ebox_enterprise.client_id", "");
        ObjectNode claims = Http.JSON
                .createObjectNode()
                .put("iss", client)
                .put("sub", client)
                .put("aud", account.getOrDefault("ebox_enterprise.token_url", ""))
                .put("exp", Instant.now().plusSeconds(60).getEpochSecond())
                .put("jti", UUID.randomUUID().toString());
        return new EboxAssertion(key(account.getOrDefault("ebox_enterprise.pki_key", "")), claims);
    }

    EboxAssertion with(String claim, String value) {
        claims.put(claim, value);
        return this;
    }

    EboxAssertion until(Instant end) {
        claims.put("exp", end.getEpochSecond());
        return this;
    }

    EboxAssertion signedBy(String keyPem) {
        return new EboxAssertion(key(keyPem), claims);
    }

    String form() {
        return "grant_type=client_credentials&client_assertion_type="
                + "urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion=" + write();
    }

    private String write() {
        String signed = base64("{\"alg\":\"RS256\"}".getBytes(UTF_8)) + "."
                + base64(claims.toString().getBytes(UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static PrivateKey key(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
