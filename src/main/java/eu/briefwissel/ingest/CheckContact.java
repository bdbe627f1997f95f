package eu.briefwissel.ingest;

import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.EmailAddress;
import eu.briefwissel.delivery.PostalAddress;
import eu.briefwissel.request.Violations;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks where a recipient can be reached outside the mailboxes. */
record CheckContact(Violations violations, CheckText texts) {

    private static final String EMAIL = "/contact/email";
    private static final String ADDRESS = "/contact/postalAddress";
    private static final int LONGEST_LINE = 100;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    Contact of(SubmissionRequest.@Nullable Contact given) {
        return given == null ? Contact.none() : new Contact(email(given.email()), address(given.postalAddress()));
    }

    private Optional<String> email(@Nullable String email) {
        if (email != null && !EmailAddress.isValid(email)) {
            violations.add(
                    EMAIL, "email", "must be one e-mail address of at most 254 characters, such as lezer@example.org");
        }
        return Optional.ofNullable(email);
    }

    private Optional<PostalAddress> address(SubmissionRequest.@Nullable PostalAddress given) {
        return Optional.ofNullable(given)
                .map(a -> new PostalAddress(
                        texts.required(ADDRESS + "/name", a.name(), LONGEST_LINE),
                        texts.required(ADDRESS + "/street", a.street(), LONGEST_LINE),
                        texts.required(ADDRESS + "/postalCode", a.postalCode(), LONGEST_LINE),
                        texts.required(ADDRESS + "/city", a.city(), LONGEST_LINE),
                        country(a.country())));
    }

    private String country(@Nullable String country) {
        if (country == null) {
            violations.add(ADDRESS + "/country", "required", "is required");
            return "";
        }
        if (!COUNTRIES.contains(country)) {
            violations.add(ADDRESS + "/country", "country", "must be a country's two capitals (ISO 3166-1 alpha-2)");
        }
        return country;
    }
}
