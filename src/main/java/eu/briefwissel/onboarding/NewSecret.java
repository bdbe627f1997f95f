package eu.briefwissel.onboarding;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Role;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A client and the secret that was made for it just now. The secret is kept nowhere else: only its hash is stored.
 *
 * @param secret 32 random bytes in base64url
 */
public record NewSecret(String clientId, Role role, String secret) {

    private static final int BYTES = 32;

    static NewSecret of(TenantId tenant, String name, Role role) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new NewSecret(
                tenant + "." + name,
                role,
                Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    @Override
    public String toString() {
        return "NewSecret[" + clientId + ", redacted]";
    }
}
