package eu.briefwissel.function.http;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.onboarding.NewSecret;
import eu.briefwissel.onboarding.ProvisionTenant;
import eu.briefwissel.onboarding.TenantRequest;
import eu.briefwissel.request.Answer;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Tenants, made by the provisioner, who belongs to none and sees no message of any. */
@Path("/v1/tenants/{tenant}")
@RolesAllowed(Roles.PROVISIONER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "onboarding")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class TenantsResource {

    private final ProvisionTenant provision;

    TenantsResource(ProvisionTenant provision) {
        this.provision = provision;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeTenant",
            summary = "Makes a tenant and its first administrator",
            description =
                    "The secret is in this answer and nowhere else; lost, a new one is made by renewAdministrator.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TenantRequest.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made; the administrator's client",
            content = @Content(schema = @Schema(implementation = ClientAnswers.WithSecret.class)))
    @APIResponse(
            responseCode = "409",
            description = "There is a tenant of that id; nothing was changed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> make(byte[] body, @RestPath String tenant) {
        return named(tenant, id -> provision.make(id, body));
    }

    @POST
    @Path("/administrator")
    @Operation(
            operationId = "renewAdministrator",
            summary = "Gives the tenant's first administrator a new secret; the old one ends",
            description = "Also where it was revoked, or never made.")
    @APIResponse(
            responseCode = "201",
            description = "The administrator's client",
            content = @Content(schema = @Schema(implementation = ClientAnswers.WithSecret.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> renew(@RestPath String tenant) {
        return named(tenant, provision::renewAdministrator);
    }

    private static Uni<Response> named(String tenant, Function<TenantId, Uni<Answer<NewSecret>>> work) {
        return TenantId.isValid(tenant)
                ? work.apply(new TenantId(tenant)).map(ClientAnswers::response)
                : Uni.createFrom()
                        .item(Problem.of(
                                        ProblemType.INVALID_PARAMETER,
                                        "a tenant's id is 1 to 40 characters of a-z, 0-9 and -, and does not begin with -")
                                .response());
    }
}
