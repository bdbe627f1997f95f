package eu.briefwissel.tenant;

import java.util.Optional;

/**
 * A setting that a tenant may have.
 *
 * @param name of one setting; or of a family, which ends in {@code .*} and stands for every name that begins so
 * @param standard what counts where it is not set; empty where nothing does
 * @param isSecret whether its value is never shown again
 * @param meaning one sentence for whoever sets it
 * @param check what a value has to be
 */
public record SettingRule(String name, Optional<String> standard, boolean isSecret, String meaning, Check check) {

    private static final String ANY = "*";

    /** Judges one value; pure. */
    @FunctionalInterface
    public interface Check {

        /** What it must be, as a sentence without the value; empty where it is that. */
        Optional<String> broken(String value);
    }

    static SettingRule of(String name, String meaning, Check check) {
        return new SettingRule(name, Optional.empty(), false, meaning, check);
    }

    SettingRule secret() {
        return new SettingRule(name, standard, true, meaning, check);
    }

    SettingRule standing(String value) {
        return new SettingRule(name, Optional.of(value), isSecret, meaning, check);
    }

    /** Whether it is a family of settings. */
    public boolean isFamily() {
        return name.endsWith(ANY);
    }

    boolean covers(String setting) {
        return isFamily()
                ? setting.length() >= name.length() && setting.startsWith(name.substring(0, name.length() - 1))
                : setting.equals(name);
    }
}
