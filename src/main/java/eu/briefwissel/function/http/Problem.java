package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.request.Violation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong (RFC 9457). Repeats nothing that was sent.
 *
 * @param type names the kind of problem
 * @param detail about this occurrence; null where the title says it all
 * @param errors each rule that was broken; null where the problem is of another kind
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong (RFC 9457)")
public record Problem(
        @Schema(examples = "https://briefwissel.eu/problems/invalid-submission")
        String type,

        @Schema(examples = "The submission breaks rules") String title,

        @Schema(examples = "422") int status,
        @Nullable String detail,
        @Nullable List<BrokenRule> errors) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** A broken rule. */
    @RegisterForReflection
    @Schema(name = "BrokenRule")
    public record BrokenRule(
            @Schema(description = "A JSON pointer into the body, or a header's name", examples = "/recipient/bsn")
            String field,

            @Schema(examples = "bsn-11-check") String rule,

            @Schema(examples = "must be nine digits that pass the 11-check")
            String detail) {}

    public static Problem of(ProblemType type) {
        return new Problem(type.uri(), type.title(), type.status(), null, null);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null);
    }

    static Problem of(List<Violation> violations) {
        return of(ProblemType.INVALID_SUBMISSION, violations);
    }

    static Problem of(ProblemType type, List<Violation> violations) {
        List<BrokenRule> errors = violations.stream()
                .map(v -> new BrokenRule(v.field(), v.rule(), v.detail()))
                .toList();
        return new Problem(type.uri(), type.title(), type.status(), null, errors);
    }

    /** For where no resource answers; without the rules. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject().put("type", type).put("title", title).put("status", status);
        return detail == null ? json : json.put("detail", detail);
    }

    Response response() {
        return responseBuilder().build();
    }

    Response.ResponseBuilder responseBuilder() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }
}
