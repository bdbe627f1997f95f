package eu.briefwissel.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.upkeep.CryptoShred;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The right to be forgotten (AVG art. 17). The number stands in the body: a URL would be logged on its way. */
@Path("/api/admin/shred")
@RolesAllowed(Roles.ADMINISTRATOR)
@Tag(name = "administration")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class ShredResource {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SENTENCE =
            "the body is {\"message\": an id}, or one valid identifier: {\"bsn\": …}, {\"insz\": …} or {\"kbo\": …}";

    private final CryptoShred shred;
    private final Caller caller;

    ShredResource(CryptoShred shred, Caller caller) {
        this.shred = shred;
        this.caller = caller;
    }

    /** What was shredded. */
    @RegisterForReflection
    @Schema(name = "Shredded")
    record Shredded(List<UUID> messages) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "shred",
            summary = "Makes messages unreadable for good: one, or all to a recipient; their evidence stays",
            description = "What is still under way is stopped. Asked for again, it does what was left to be done.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "Shredded; an empty list where nothing is left that leads to the recipient",
            content = @Content(schema = @Schema(implementation = Shredded.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> shred(byte[] body) {
        JsonNode asked = read(body);
        if (asked.size() != 1) {
            return refused();
        }
        if (asked.path("message").isTextual()) {
            return Parameters.withId(asked.get("message").textValue(), this::message);
        }
        return recipient(asked)
                .map(recipient -> shred.of(caller.tenant(), recipient)
                        .map(found ->
                                response(found.stream().map(DeliveryId::value).toList())))
                .orElseGet(ShredResource::refused);
    }

    private Uni<Response> message(DeliveryId id) {
        return shred.message(caller.tenant(), id)
                .map(isThere -> isThere
                        ? response(List.of(id.value()))
                        : Problem.of(ProblemType.NOT_FOUND).response());
    }

    private static Optional<Recipient> recipient(JsonNode asked) {
        return asked.properties().stream()
                .findFirst()
                .flatMap(one -> RecipientScheme.named(one.getKey())
                        .filter(scheme -> scheme.accepts(one.getValue().asText("")))
                        .map(scheme -> new Recipient(scheme, one.getValue().asText(""))));
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) { // its message quotes the body
            return JSON.createObjectNode();
        }
    }

    private static Response response(List<UUID> messages) {
        return Response.ok(new Shredded(messages)).build();
    }

    private static Uni<Response> refused() {
        return Uni.createFrom()
                .item(Problem.of(ProblemType.INVALID_PARAMETER, SENTENCE).response());
    }
}
