package eu.briefwissel.secret;

import java.util.Arrays;
import java.util.Optional;

/**
 * A setting's value that says where the value is: {@code aws-secret:<ARN or name>}, of whose JSON {@code #<field>} takes one
 * field, or {@code aws-parameter:<ARN or name>}.
 *
 * @param id what the keeper knows it by
 */
public record SecretReference(Keeper keeper, String id, Optional<String> field) {

    /** Who keeps it. */
    public enum Keeper {
        SECRETS_MANAGER("aws-secret:"),
        PARAMETER_STORE("aws-parameter:");

        private final String prefix;

        Keeper(String prefix) {
            this.prefix = prefix;
        }
    }

    /** The reference that this value is; empty where it is an ordinary one. */
    public static Optional<SecretReference> in(String value) {
        return Arrays.stream(Keeper.values())
                .filter(keeper -> value.startsWith(keeper.prefix))
                .findFirst()
                .map(keeper -> parsed(keeper, value.substring(keeper.prefix.length())));
    }

    /** The same without its field. */
    public SecretReference whole() {
        return new SecretReference(keeper, id, Optional.empty());
    }

    /** Neither an ARN nor a name has a {@code #} in it. */
    private static SecretReference parsed(Keeper keeper, String rest) {
        int hash = rest.indexOf('#');
        return hash < 0
                ? new SecretReference(keeper, rest, Optional.empty())
                : new SecretReference(keeper, rest.substring(0, hash), Optional.of(rest.substring(hash + 1)));
    }
}
