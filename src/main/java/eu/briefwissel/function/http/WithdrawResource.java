package eu.briefwissel.function.http;

import eu.briefwissel.ingest.WithdrawMessages;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Takes a message back while nothing of it was handed over. */
@Path("/v1/messages")
@RolesAllowed(Roles.SENDER)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class WithdrawResource {

    private final WithdrawMessages withdraw;
    private final Caller caller;

    WithdrawResource(WithdrawMessages withdraw, Caller caller) {
        this.withdraw = withdraw;
        this.caller = caller;
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "withdrawMessage",
            summary = "Takes a message back, while nothing of it was handed over",
            description =
                    "Its evidence stays, and says so. What is being handed over, or may have been, is not taken back.")
    @APIResponse(responseCode = "204", description = "Withdrawn, now or before")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "Too late; nothing was changed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> withdraw(@RestPath String id) {
        return Parameters.withId(
                id,
                delivery -> withdraw.withdraw(caller.tenant(), delivery).map(outcome -> switch (outcome) {
                    case WITHDRAWN -> Response.noContent().build();
                    case TOO_LATE -> Problem.of(ProblemType.TOO_LATE).response();
                    case NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND).response();
                }));
    }
}
