package eu.briefwissel.delivery;

/**
 * Where a letter goes; personal, never printed.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record PostalAddress(String name, String street, String postalCode, String city, String country) {

    @Override
    public String toString() {
        return "postal address:redacted";
    }
}
