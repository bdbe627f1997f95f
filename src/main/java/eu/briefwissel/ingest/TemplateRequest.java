package eu.briefwissel.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A template's text as it comes over the wire. Nothing in it is checked yet. */
@RegisterForReflection
@Schema(
        name = "TemplateText",
        description =
                "Mustache: {{name}} is escaped in the body, {{{name}}} is markup; in the subject nothing is escaped."
                        + " The gateway fills in zaakId, status, deadline, gemeente, deepLink and messageId; a submission's"
                        + " variables the others.",
        requiredProperties = {"subject", "body"})
public record TemplateRequest(
        @Schema(minLength = 1, maxLength = 500, examples = "Besluit op uw aanvraag {{zaakId}}") @Nullable String subject,

        @Schema(
                description = "A fragment of XHTML 1.0 Strict",
                examples = "<p>Uw aanvraag <strong>{{zaakId}}</strong> is toegewezen.</p>")
        @Nullable String body) {}
