package eu.briefwissel.function.http;

import eu.briefwissel.onboarding.ClientRequest;
import eu.briefwissel.onboarding.KeepClients;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A tenant's clients, kept by its administrators. */
@Path("/v1/clients")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "onboarding")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class ClientsResource {

    private final KeepClients clients;
    private final Caller caller;

    ClientsResource(KeepClients clients, Caller caller) {
        this.clients = clients;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "clients", summary = "The tenant's clients, without their secrets")
    @APIResponse(
            responseCode = "200",
            description = "The clients, those that were revoked too",
            content = @Content(schema = @Schema(implementation = ClientAnswers.All.class)))
    public Uni<ClientAnswers.All> all() {
        return clients.all(caller.tenant()).map(ClientAnswers.All::of);
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putClient",
            summary = "Makes a client, or gives one a role and a new secret",
            description =
                    "The secret is in this answer and nowhere else. Tokens that were given out live until they expire.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ClientRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "The client",
            content = @Content(schema = @Schema(implementation = ClientAnswers.WithSecret.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> put(byte[] body, @RestPath String name) {
        return named(name, () -> clients.put(caller.tenant(), name, body).map(ClientAnswers::response));
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "revokeClient",
            summary = "Lets a client get no more tokens",
            description = "Tokens that were given out live until they expire, an hour at most.")
    @APIResponse(responseCode = "204", description = "Revoked, now or before")
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> revoke(@RestPath String name) {
        return named(
                name,
                () -> clients.revoke(caller.tenant(), name)
                        .map(revoked -> revoked
                                ? Response.noContent().build()
                                : Problem.of(ProblemType.NOT_FOUND).response()));
    }

    private static Uni<Response> named(String name, Supplier<Uni<Response>> work) {
        return KeepClients.isName(name)
                ? work.get()
                : Uni.createFrom()
                        .item(Problem.of(
                                        ProblemType.INVALID_PARAMETER,
                                        "a client's name is 1 to 40 characters of a-z, 0-9 and -, and does not begin with -")
                                .response());
    }
}
