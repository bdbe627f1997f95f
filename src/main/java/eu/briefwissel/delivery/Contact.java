package eu.briefwissel.delivery;

import java.util.Optional;

/** Where a recipient can be reached outside the mailboxes; personal, never printed. */
public record Contact(Optional<String> email, Optional<PostalAddress> postalAddress) {

    /** No address at all. */
    public static Contact none() {
        return new Contact(Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "contact:redacted";
    }
}
