package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.wire.PerTenant;
import eu.briefwissel.crypto.Signer;
import eu.briefwissel.tenant.Settings;

/** The tenants' PKIoverheid keys, parsed once. */
final class SigningKeys {

    private record Pem(String key, String certificate) {

        @Override
        public String toString() {
            return "pem:redacted";
        }
    }

    private final PerTenant<Pem, Signer> signers =
            new PerTenant<>(pem -> Signer.parse(pem.key(), pem.certificate()), _ -> {});
    private final CertificateDates dates;

    SigningKeys(CertificateDates dates) {
        this.dates = dates;
    }

    /**
     * The tenant's signer. A {@link eu.briefwissel.tenant.SettingMissing} where key or certificate is not set: nothing is
     * ever sent unsigned; an {@link eu.briefwissel.crypto.UnusableKey} where they cannot be used.
     */
    Signer of(Settings settings) {
        Pem pem = new Pem(settings.require("pki_key"), settings.require("pki_cert"));
        Signer signer = signers.of(settings.tenant(), pem);
        dates.signedWith(settings.tenant(), signer.certificate());
        return signer;
    }
}
