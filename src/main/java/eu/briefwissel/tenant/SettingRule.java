package eu.briefwissel.tenant;

import java.util.Optional;

/**
 * A setting that a tenant may have.
 *
 * @param name of one setting; or of a family, in which {@code *} stands for whatever is there: at its end for anything, in its
 *     middle for a name without dots
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

    /** The same, of each of those that the prefix stands for; it ends in {@code .*.}. */
    SettingRule under(String prefix) {
        return new SettingRule(prefix + name, Optional.empty(), isSecret, meaning, check);
    }

    /** Whether it is a family of settings. */
    public boolean isFamily() {
        return name.contains(ANY);
    }

    boolean covers(String setting) {
        int any = name.indexOf(ANY);
        if (any < 0) {
            return setting.equals(name);
        }
        String behind = name.substring(any + 1);
        return setting.length() >= name.length()
                && setting.startsWith(name.substring(0, any))
                && setting.endsWith(behind)
                && (behind.isEmpty()
                        || setting.substring(any, setting.length() - behind.length())
                                        .indexOf('.')
                                < 0);
    }
}
