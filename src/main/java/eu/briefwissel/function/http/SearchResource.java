package eu.briefwissel.function.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.trace.FollowMessages;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Finds messages. A recipient's number stands in a body: a URL would be logged on its way. */
@Path("/v1/messages")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class SearchResource {

    private static final JsonMapper JSON = new JsonMapper();

    private final FollowMessages messages;
    private final Caller caller;

    SearchResource(FollowMessages messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "searchMessages",
            summary = "Messages by reference, status or period of acceptance, oldest first",
            description = "At least one of reference, status, since and until is needed.")
    @Parameter(
            name = "reference",
            in = ParameterIn.QUERY,
            example = "Z-2026-000123",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "status", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "since",
            in = ParameterIn.QUERY,
            description = "Accepted then or later",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "until",
            in = ParameterIn.QUERY,
            description = "Accepted before",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "The next of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "1 to 200; 50 unless said",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of messages",
            content = @Content(schema = @Schema(implementation = MessageAnswers.Found.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    public Uni<Response> search(@Context UriInfo asked) {
        return answer(SearchQuery.of(name -> asked.getQueryParameters().getFirst(name)));
    }

    @POST
    @Path("/search")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "searchMessagesOfRecipient",
            summary = "As above, and by recipient",
            description =
                    "{\"recipient\": {\"bsn\": …}} or insz, kbo, beside the parameters of GET /v1/messages. What was shredded is"
                            + " found no more.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "A page of messages",
            content = @Content(schema = @Schema(implementation = MessageAnswers.Found.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    public Uni<Response> search(byte[] body) {
        return answer(SearchQuery.of(read(body)));
    }

    private Uni<Response> answer(SearchQuery.Asked asked) {
        return switch (asked) {
            case SearchQuery.Asked.Refused(Problem problem) -> Uni.createFrom().item(problem.response());
            case SearchQuery.Asked.For(var search) ->
                messages.search(caller.tenant(), search)
                        .map(page -> Response.ok(MessageAnswers.Found.of(page)).build());
        };
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) { // its message quotes the body
            return JSON.createObjectNode();
        }
    }
}
