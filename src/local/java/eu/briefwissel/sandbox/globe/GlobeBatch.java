package eu.briefwissel.sandbox.globe;

import java.util.List;

/**
 * A batch as it was written; "" for what is not there.
 *
 * @param brokenRule the rule of the schema that it breaks first, e.g. {@code cvc-maxLength-valid}; "" where it keeps them all
 */
record GlobeBatch(String id, String createdAt, String supplier, List<GlobeLetter> letters, String brokenRule) {
    GlobeBatch {
        letters = List.copyOf(letters);
    }

    boolean valid() {
        return brokenRule.isEmpty();
    }
}
