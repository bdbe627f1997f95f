package eu.briefwissel.ingest;

import eu.briefwissel.template.TemplateText;
import eu.briefwissel.template.TemplateVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of a template, as it is shown.
 *
 * @param author the client that made it; {@code seed} for what came along
 * @param subject empty, as {@code body}, where this version withdrew the template
 */
public record KeptTemplate(
        String caseType,
        String status,
        String language,
        int version,
        String author,
        Instant at,
        Optional<String> subject,
        Optional<String> body) {

    static KeptTemplate of(TemplateVersion version) {
        return new KeptTemplate(
                version.key().caseType(),
                version.key().status(),
                version.key().language(),
                version.version(),
                version.author(),
                version.at(),
                version.text().map(TemplateText::subject),
                version.text().map(TemplateText::body));
    }
}
