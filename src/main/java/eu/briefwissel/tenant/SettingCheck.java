package eu.briefwissel.tenant;

import eu.briefwissel.crypto.RsaCertificate;
import eu.briefwissel.crypto.Signers;
import eu.briefwissel.crypto.TlsStores;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.delivery.EmailAddress;
import eu.briefwissel.delivery.RecipientScheme;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Period;
import java.util.Optional;
import java.util.function.Predicate;

/** What values of settings have to be. A refusal never repeats the value. */
final class SettingCheck {

    private static final int MOST_YEARS = 100;
    private static final int LONGEST_TEXT = 200;

    private SettingCheck() {}

    /** One line of at most 200 characters. */
    static Optional<String> line(String value) {
        return must(
                value.length() <= LONGEST_TEXT && value.chars().noneMatch(Character::isISOControl),
                "must be one line of at most 200 characters");
    }

    static Optional<String> url(String value) {
        return must(holds(value, SettingCheck::isUrl), "must be an http or https URL, without query and fragment");
    }

    static Optional<String> email(String value) {
        return must(EmailAddress.isValid(value), "must be one e-mail address of at most 254 characters");
    }

    /** The seed's selectielijst: whole years. */
    static Optional<String> years(String value) {
        return must(
                value.matches("[0-9]{1,3}") && Integer.parseInt(value) >= 1 && Integer.parseInt(value) <= MOST_YEARS,
                "must be a whole number of years, 1 to 100");
    }

    static Optional<String> period(String value) {
        return must(
                value.equals("forever") || holds(value, SettingCheck::isPeriod),
                "must be a period of ISO 8601 such as P10Y, or forever");
    }

    static Optional<String> certificate(String value) {
        try {
            RsaCertificate.parse(value);
            return Optional.empty();
        } catch (UnusableKey e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** One by which RSZ knows an enterprise. */
    static Optional<String> enterpriseCertificate(String value) {
        return certificate(value)
                .or(() -> must(
                        EnterpriseNumber.of(value).isPresent(),
                        "must name its holder's enterprise number, OU=urn:be:fgov:kbo-bce:organization:cbe-number:…"));
    }

    /** An enterprise number. */
    static Optional<String> enterprise(String value) {
        return must(
                RecipientScheme.KBO.accepts(value),
                "must be an enterprise number of ten digits whose check digits hold");
    }

    static Optional<String> onOrOff(String value) {
        return must(value.equals("on") || value.equals("off"), "must be on or off");
    }

    static Optional<String> authorities(String value) {
        try {
            TlsStores.authorities(value);
            return Optional.empty();
        } catch (UnusableKey e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** Without its certificate only its form is known; {@link #pair} knows the rest. */
    static Optional<String> privateKey(String value) {
        return must(value.contains("PRIVATE KEY-----"), "must be a private key in PEM, not encrypted");
    }

    /** Whether key and certificate are usable, and belong together. */
    static Optional<String> pair(String key, String certificate) {
        try {
            Signers.ofJdk("only to check a setting").parse(key, certificate);
            return Optional.empty();
        } catch (UnusableKey e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static boolean isUrl(String value) {
        URI url = URI.create(value.strip());
        return url.getHost() != null
                && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
                && url.getQuery() == null
                && url.getFragment() == null;
    }

    private static boolean isPeriod(String value) {
        Period period = Period.parse(value);
        return !period.isNegative() && !period.isZero();
    }

    private static boolean holds(String value, Predicate<String> rule) {
        try {
            return rule.test(value);
        } catch (IllegalArgumentException | DateTimeException _) { // their messages quote the value
            return false;
        }
    }

    static Optional<String> must(boolean holds, String sentence) {
        return holds ? Optional.empty() : Optional.of(sentence);
    }
}
