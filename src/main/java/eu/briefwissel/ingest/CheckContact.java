package eu.briefwissel.ingest;

import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.PostalAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks where a recipient can be reached outside the mailboxes. */
record CheckContact(Violations violations, CheckText texts) {

    private static final String EMAIL = "/contact/email";
    private static final String ADDRESS = "/contact/postalAddress";
    private static final int LONGEST_EMAIL = 254; // RFC 5321, 4.5.3.1.3: a path of 256, less its angle brackets
    private static final int LONGEST_LOCAL_PART = 64; // RFC 5321, 4.5.3.1.1
    private static final int LONGEST_LINE = 100;

    /** RFC 5321, 4.1.2: a dot-string and a domain of names; no quoted local part, no address literal. */
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    Contact of(SubmissionRequest.@Nullable Contact given) {
        return given == null ? Contact.none() : new Contact(email(given.email()), address(given.postalAddress()));
    }

    private Optional<String> email(@Nullable String email) {
        if (email != null && !isMailbox(email)) {
            violations.add(
                    EMAIL, "email", "must be one e-mail address of at most 254 characters, such as lezer@example.org");
        }
        return Optional.ofNullable(email);
    }

    private static boolean isMailbox(String email) {
        return email.length() <= LONGEST_EMAIL
                && email.indexOf('@') <= LONGEST_LOCAL_PART
                && MAILBOX.matcher(email).matches();
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
