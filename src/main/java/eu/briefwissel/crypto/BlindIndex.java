package eu.briefwissel.crypto;

/**
 * Finds an identifier without holding it: the same scheme and value give the same 32 bytes under the same tenant's key,
 * and nothing without it. This is pseudonymisation (AVG art. 4 lid 5), not anonymisation: a BSN has fewer than 10^9
 * values, so whoever has the key and the index has the number, and shredding (AVG art. 17) must remove the index too.
 */
public final class BlindIndex {

    private final SecretKeyBytes key;

    /** Indexes with {@link TenantKeys#blindIndex}. */
    public BlindIndex(SecretKeyBytes key) {
        this.key = key;
    }

    /**
     * The index of an identifier.
     *
     * @param scheme what kind it is, such as {@code bsn}, {@code insz} or {@code kbo}
     * @param value the identifier in the one form in which it is stored (digits only)
     * @return 32 bytes
     */
    public byte[] of(String scheme, String value) {
        return Hmac.sha256(
                key, Canonical.of("blind-index/1").text(scheme).text(value).bytes());
    }

    @Override
    public String toString() {
        return "BlindIndex[redacted]";
    }
}
