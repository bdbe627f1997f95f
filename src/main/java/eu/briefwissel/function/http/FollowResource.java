package eu.briefwissel.function.http;

import eu.briefwissel.trace.FollowMessages;
import eu.briefwissel.trace.Followed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Track and trace: messages and their timelines. */
@Path("/v1/messages")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class FollowResource {

    private final FollowMessages messages;
    private final Caller caller;

    FollowResource(FollowMessages messages, Caller caller) {
        this.messages = messages;
        this.caller = caller;
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "findMessage", summary = "A message and its status, derived from its evidence")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(schema = @Schema(implementation = MessageAnswers.Told.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> find(@RestPath String id) {
        return told(id, MessageAnswers.Told::of);
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(operationId = "timeline", summary = "All evidence of a message, in order")
    @APIResponse(
            responseCode = "200",
            description = "The timeline",
            content = @Content(schema = @Schema(implementation = MessageAnswers.Timeline.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> timeline(@RestPath String id) {
        return told(id, MessageAnswers.Timeline::of);
    }

    private Uni<Response> told(String text, Function<Followed, Object> answer) {
        return Parameters.withId(
                text,
                id -> messages.find(caller.tenant(), id)
                        .map(found -> found.map(
                                        one -> Response.ok(answer.apply(one)).build())
                                .orElseGet(
                                        () -> Problem.of(ProblemType.NOT_FOUND).response())));
    }
}
