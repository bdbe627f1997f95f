package eu.briefwissel.ingest;

import eu.briefwissel.document.StrictXhtml;
import eu.briefwissel.document.XhtmlVerdict;
import eu.briefwissel.request.Violations;
import org.jspecify.annotations.Nullable;

/** Checks that a body says something, in strict XHTML. */
record CheckBody(Violations violations) {

    String of(String field, @Nullable String body) {
        if (body == null) {
            violations.add(field, "required", "is required");
            return "";
        }
        if (body.isBlank()) {
            violations.add(field, "length", "must say something");
        } else if (StrictXhtml.check(body) instanceof XhtmlVerdict.Refused refused) {
            violations.add(
                    field,
                    refused.rule().code(),
                    "line %d, column %d, in %s: %s"
                            .formatted(refused.line(), refused.column(), refused.element(), refused.sentence()));
        }
        return body;
    }
}
