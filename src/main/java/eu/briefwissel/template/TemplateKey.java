package eu.briefwissel.template;

import java.util.Set;

/**
 * What a template is found by (the Berichtenbox seed: zaaktype, status, language).
 *
 * @param caseType the kind of case, 1 to 100 characters in one line, without a slash
 * @param status the case's status, likewise
 * @param language nl, fy or en in the Netherlands; nl, fr, de or en in Belgium
 */
public record TemplateKey(String caseType, String status, String language) {

    /** The longest a kind or a status is, in characters. */
    public static final int LONGEST_NAME = 100;

    private static final Set<String> LANGUAGES = Set.of("nl", "fy", "en", "fr", "de");

    public TemplateKey {
        if (!isName(caseType) || !isName(status) || !isLanguage(language)) {
            throw new IllegalArgumentException("a template is found by a kind of case, a status and a language");
        }
    }

    /** Whether it can be the kind or the status of a template: a slash stands between the two. */
    public static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_NAME
                && text.chars().noneMatch(c -> c == '/' || Character.isISOControl(c));
    }

    public static boolean isLanguage(String text) {
        return LANGUAGES.contains(text);
    }
}
