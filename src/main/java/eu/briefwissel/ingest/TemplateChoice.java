package eu.briefwissel.ingest;

import eu.briefwissel.template.TemplateKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which template a submission names in place of subject and body; nothing is looked up yet.
 *
 * @param field the part of the submission that names it
 * @param caseType as it was given; empty where it was not
 * @param status as it was given; empty where it was not
 */
record TemplateChoice(
        String field,
        String caseType,
        String status,
        @Nullable String language) {

    static final String TEMPLATE = "/template";
    static final String CASE = "/case";

    /** By {@code template}, or by the case where neither subject nor body is given; empty where the text is written out. */
    static Optional<TemplateChoice> of(SubmissionRequest request) {
        String name = request.template();
        if (name != null) {
            int slash = name.indexOf('/');
            return Optional.of(new TemplateChoice(
                    TEMPLATE, name.substring(0, Math.max(0, slash)), name.substring(slash + 1), request.language()));
        }
        var about = request.caseReference();
        if (request.subject() != null || request.body() != null || about == null) {
            return Optional.empty();
        }
        String type = about.type();
        String status = about.status();
        return type == null || status == null
                ? Optional.empty()
                : Optional.of(new TemplateChoice(CASE, type, status, request.language()));
    }

    /** Whether a template can have that kind of case and that status. */
    boolean hasNames() {
        return TemplateKey.isName(caseType) && TemplateKey.isName(status);
    }

    /** What it is found by; empty where no template can be. */
    Optional<TemplateKey> key() {
        return hasNames() && language != null && TemplateKey.isLanguage(language)
                ? Optional.of(new TemplateKey(caseType, status, language))
                : Optional.empty();
    }
}
