package eu.briefwissel.function.http;

import eu.briefwissel.trace.FollowLink;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** For the sender's own site, which a reader comes to by the link in a letter. A token opens nothing by itself. */
@Path("/v1/links")
@RolesAllowed(Roles.SENDER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class LinksResource {

    private final FollowLink links;
    private final Caller caller;

    LinksResource(FollowLink links, Caller caller) {
        this.links = links;
        this.caller = caller;
    }

    @GET
    @Path("/{token}")
    @Operation(
            operationId = "followLink",
            summary = "The message that a letter's deep link was made for",
            description =
                    "The token is what follows the tenant's deep_link_base. It says which message the link stood in,"
                            + " not who followed it: the site has to identify its visitor itself.")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(schema = @Schema(implementation = MessageAnswers.Told.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> follow(@RestPath String token) {
        return links.follow(caller.tenant(), token)
                .map(found -> found.map(
                                one -> Response.ok(MessageAnswers.Told.of(one)).build())
                        .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response()));
    }
}
