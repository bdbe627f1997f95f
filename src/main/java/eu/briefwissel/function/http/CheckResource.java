package eu.briefwissel.function.http;

import eu.briefwissel.ingest.CheckMessage;
import eu.briefwissel.ingest.SubmissionRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The quality check without sending: at ingest by the bytes of the files, at the function document by what is in them, too. */
@Path("/v1/check")
@RolesAllowed(Roles.SENDER)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class CheckResource {

    private final CheckMessage check;
    private final Caller caller;

    CheckResource(CheckMessage check, Caller caller) {
        this.check = check;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkMessage",
            summary = "Checks a message without sending it",
            description =
                    "By the rules of a submission, and by a look into its PDFs where the function document answers."
                            + " Nothing is stored.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SubmissionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Checked: what is wrong with it, if anything",
            content = @Content(schema = @Schema(implementation = CheckAnswers.Checked.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Larger than 36 MB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too much is under way here; the same message may come again",
            headers = @Header(name = "Retry-After", schema = @Schema(implementation = Integer.class)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> check(byte[] body) {
        return check.check(caller.tenant(), caller.clientId(), body).map(CheckResource::response);
    }

    private static Response response(CheckMessage.Verdict verdict) {
        return switch (verdict) {
            case CheckMessage.Verdict.Checked checked ->
                Response.ok(CheckAnswers.Checked.of(checked))
                        .type(MediaType.APPLICATION_JSON)
                        .build();
            case CheckMessage.Verdict.Busy _ -> RoomForBody.comeAgain();
            case CheckMessage.Verdict.Malformed(int line, int column, String sentence) ->
                Problem.of(ProblemType.MALFORMED_JSON, "line %d, column %d: %s".formatted(line, column, sentence))
                        .response();
        };
    }
}
