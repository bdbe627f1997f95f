package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.ingest.KeepTemplates;
import eu.briefwissel.ingest.KeptTemplate;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is told of templates. */
final class TemplateAnswers {

    private TemplateAnswers() {}

    /** The templates that are in force. */
    @RegisterForReflection
    @Schema(name = "Templates")
    record InForce(List<Listed> items) {

        static InForce of(List<KeptTemplate> templates) {
            return new InForce(templates.stream().map(Listed::of).toList());
        }
    }

    /** A template without its text. */
    @RegisterForReflection
    @Schema(name = "TemplateInForce")
    record Listed(
            @Schema(examples = "omgevingsvergunning") String type,
            @Schema(examples = "besluit") String status,
            @Schema(examples = "nl") String language,
            int version,

            @Schema(description = "The client that put it in force; seed where it came along")
            String author,

            Instant at) {

        static Listed of(KeptTemplate one) {
            return new Listed(one.caseType(), one.status(), one.language(), one.version(), one.author(), one.at());
        }
    }

    /** One version of a template. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Template")
    record Whole(
            String type,
            String status,
            String language,
            int version,
            String author,
            Instant at,

            @Schema(description = "Absent in a version that withdrew the template") @Nullable String subject,

            @Schema(description = "Absent in a version that withdrew the template") @Nullable String body) {

        static Whole of(KeptTemplate one) {
            return new Whole(
                    one.caseType(),
                    one.status(),
                    one.language(),
                    one.version(),
                    one.author(),
                    one.at(),
                    one.subject().orElse(null),
                    one.body().orElse(null));
        }
    }

    /** What a letter would say. */
    @RegisterForReflection
    @Schema(name = "TemplatePreview")
    record Previewed(String subject, String body) {
        static Previewed of(KeepTemplates.Preview preview) {
            return new Previewed(preview.subject(), preview.body());
        }
    }
}
