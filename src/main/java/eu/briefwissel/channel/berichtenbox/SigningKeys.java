package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.wire.PerTenant;
import eu.briefwissel.crypto.Signer;
import eu.briefwissel.crypto.Signers;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The tenants' PKIoverheid keys, parsed once. */
final class SigningKeys {

    private record Pem(String key, String certificate) {

        @Override
        public String toString() {
            return "pem:redacted";
        }
    }

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);

    private final Signers signers;
    private final PerTenant<Pem, Signer> keys = new PerTenant<>(this::parsed, _ -> {});
    private final CertificateDates dates;

    SigningKeys(Signers signers, CertificateDates dates) {
        this.signers = signers;
        this.dates = dates;
    }

    /**
     * The tenant's signer. A {@link eu.briefwissel.tenant.SettingMissing} where key or certificate is not set: nothing is
     * ever sent unsigned; an {@link eu.briefwissel.crypto.UnusableKey} where they cannot be used.
     */
    Signer of(Settings settings) {
        Pem pem = new Pem(settings.require("pki_key"), settings.require("pki_cert"));
        Signer signer = keys.of(settings.tenant(), pem);
        dates.signedWith(settings.tenant(), signer.certificate());
        return signer;
    }

    /** Until when the tenant's certificate is valid; known to {@link CertificateDates} from now on. */
    Optional<Instant> end(Settings settings) {
        try {
            return Optional.of(of(settings).certificate().validUntil());
        } catch (SettingMissing | UnusableKey _) { // is told where it is needed
            return Optional.empty();
        }
    }

    private Signer parsed(Pem pem) {
        Signer signer = signers.parse(pem.key(), pem.certificate());
        if (signer.provider() != signers.provider()) {
            LOG.warn("signing key is of a kind that libcrypto does not sign with; the JDK does, and is slower");
        }
        return signer;
    }
}
