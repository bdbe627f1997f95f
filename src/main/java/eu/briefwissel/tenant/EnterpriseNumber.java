package eu.briefwissel.tenant;

import eu.briefwissel.crypto.RsaCertificate;
import eu.briefwissel.crypto.UnusableKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The enterprise number in a certificate for RSZ's web services (RSZ, x509 certificate): {@code
 * OU=urn:be:fgov:kbo-bce:organization:cbe-number:NNNNNNNNNN}. What is published in another's name than that is refused there
 * (INVALID_SENDER).
 */
public final class EnterpriseNumber {

    private static final Pattern UNIT = Pattern.compile(
            "(?:^|(?<!\\\\)[,+])OU=urn:be:fgov:kbo-bce:organization:cbe-number:([0-9]{1,10})(?=$|[,+])");
    private static final int DIGITS = 10;

    private EnterpriseNumber() {}

    /** The ten digits; empty where it has none. */
    public static Optional<String> of(RsaCertificate certificate) {
        Matcher unit = UNIT.matcher(certificate.subject());
        // RSZ, introspection: may have fewer digits, and is filled up with zeros.
        return unit.find()
                ? Optional.of("0".repeat(DIGITS - unit.group(1).length()) + unit.group(1))
                : Optional.empty();
    }

    /** That of a certificate in PEM; empty where it has none, or can not be read. */
    public static Optional<String> of(String certificatePem) {
        try {
            return of(RsaCertificate.parse(certificatePem));
        } catch (UnusableKey _) { // is told where it is set
            return Optional.empty();
        }
    }
}
