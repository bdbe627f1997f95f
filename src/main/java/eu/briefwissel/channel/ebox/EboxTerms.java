package eu.briefwissel.channel.ebox;

import eu.briefwissel.tenant.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an operator lets a sender publish beyond text and files, by the tenant's settings. RSZ takes no payment data, business
 * data by declared keys only, and registered mail from few; of BOSA nobody may say, so nothing is taken for granted.
 */
record EboxTerms(boolean hasDigests, boolean takesPayments, boolean takesRegistered, List<String> businessDataKeys) {

    private static final String ANY = "*";

    static EboxTerms of(Box box, Settings settings) {
        return new EboxTerms(
                !says(box, settings, "digests", "off"),
                says(box, settings, "payment_data", "on"),
                says(box, settings, "registered", "on"),
                settings.find(box.setting("business_data_keys"))
                        .map(keys -> Arrays.stream(keys.split(",", -1))
                                .map(String::strip)
                                .toList())
                        .orElse(List.of()));
    }

    /** Whether that key was declared. */
    boolean takes(String key) {
        return businessDataKeys.contains(ANY) || businessDataKeys.contains(key);
    }

    private static boolean says(Box box, Settings settings, String name, String value) {
        return Optional.of(value).equals(settings.find(box.setting(name)));
    }
}
