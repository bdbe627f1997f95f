package eu.briefwissel.tenant;

import eu.briefwissel.delivery.TenantId;
import java.util.Map;
import java.util.Optional;

/**
 * A tenant's settings, unsealed: credentials of operators, names and policies. The Dutch ones have the names of the
 * Berichtenbox seed's table. Never printed.
 *
 * @param tenant whose they are
 * @param displayName the name shown to readers
 * @param values by name; names are lower-case letters, digits and {@code _ - .}
 * @param senders the public bodies in whose names it sends
 */
public record Settings(TenantId tenant, String displayName, Map<String, String> values, Senders senders) {

    public Settings {
        values = Map.copyOf(values);
    }

    /** Those of a tenant that sends in its own name only. */
    public Settings(TenantId tenant, String displayName, Map<String, String> values) {
        this(tenant, displayName, values, Senders.NONE);
    }

    /** The same tenant's, with other values. */
    Settings with(Map<String, String> others, String name) {
        return new Settings(tenant, name, others, senders);
    }

    /** The same, with other senders. */
    public Settings with(Senders others) {
        return new Settings(tenant, displayName, values, others);
    }

    /** The value; a {@link SettingMissing} that names it where it is absent or blank. */
    public String require(String name) {
        return find(name).orElseThrow(() -> new SettingMissing(name));
    }

    /** The value, where it is set and not blank; else that of the operator's environment (see {@link EboxProfiles}). */
    public Optional<String> find(String name) {
        return own(name).or(() -> EboxProfiles.find(name, values));
    }

    /** The value, where the tenant itself set one that is not blank. */
    public Optional<String> own(String name) {
        return Optional.ofNullable(values.get(name)).filter(v -> !v.isBlank());
    }

    @Override
    public String toString() {
        return "settings of " + tenant + ": redacted";
    }
}
