package eu.briefwissel.channel.ebox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What the operator finds out by whether a file came whole (Message Registry 2.1, Digest). */
@RegisterForReflection
record Digest(String digestMethod, String digestValue) {

    /** SHA-256 in base64url; padded, since the description refers to RFC 4648 section 5 and says nothing else (3.2). */
    static Digest of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return new Digest("sha_256", Base64.getUrlEncoder().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
