package eu.briefwissel.function.http;

import eu.briefwissel.resolve.AskReach;
import eu.briefwissel.resolve.ReachRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For a sender who wants to know, before anything is written, who can be reached in a mailbox. */
@Path("/v1/reach")
@RolesAllowed(Roles.SENDER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class ReachResource {

    private final AskReach reach;
    private final Caller caller;

    ReachResource(AskReach reach, Caller caller) {
        this.reach = reach;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "askReach",
            summary = "Who of up to 1,000 recipients has a mailbox",
            description =
                    "By what the channels said lately, else by asking them, in bulk where they allow it, for 20 seconds"
                            + " at most. Nothing is kept of the question but the channels' answers, under a keyed index.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReachRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "What is known of each",
            content = @Content(schema = @Schema(implementation = ReachAnswers.All.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> ask(byte[] body) {
        return reach.ask(caller.tenant(), body)
                .map(answer -> KeptAnswers.response(
                        answer,
                        ProblemType.INVALID_REQUEST,
                        known -> Response.ok(ReachAnswers.All.of(known)).build()));
    }
}
