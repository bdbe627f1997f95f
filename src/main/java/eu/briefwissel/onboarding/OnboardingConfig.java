package eu.briefwissel.onboarding;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may make tenants. */
@ConfigMapping(prefix = "briefwissel.provisioning")
interface OnboardingConfig {

    /**
     * The secret of the client {@code provisioner}: 32 to 200 visible ASCII characters. Unset, nobody can make a tenant
     * over HTTP.
     */
    Optional<String> secret();
}
