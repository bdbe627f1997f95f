package eu.briefwissel.function.http;

import eu.briefwissel.onboarding.CheckAccounts;
import eu.briefwissel.onboarding.KeepOnboarding;
import eu.briefwissel.onboarding.StepRequest;
import eu.briefwissel.tenant.StepTaken;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A sender's way into production, and whether its accounts work. */
@Path("/v1/senders")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "senders")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class SenderOnboardingResource {

    private static final String STEPS = "/{name}/onboarding";
    private static final String STEP = STEPS + "/{channel}/{step}";

    private final KeepOnboarding onboarding;
    private final CheckAccounts accounts;
    private final Caller caller;

    SenderOnboardingResource(KeepOnboarding onboarding, CheckAccounts accounts, Caller caller) {
        this.onboarding = onboarding;
        this.accounts = accounts;
        this.caller = caller;
    }

    @GET
    @Path(STEPS)
    @Operation(
            operationId = "onboarding",
            summary = "The steps by which a sender comes into production, which it lacks, and where to get them")
    @APIResponse(
            responseCode = "200",
            description = "The steps",
            content = @Content(schema = @Schema(implementation = OnboardingAnswers.Steps.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> steps(@RestPath String name) {
        return onboarding
                .of(caller.tenant(), name)
                .map(found -> found.map(taken -> steps(name, taken)).orElseGet(SendersResource::notThere));
    }

    @PUT
    @Path(STEP)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "takeOnboardingStep",
            summary = "Writes down that a step was taken",
            description =
                    "credentials-int and credentials-prod are not: a check of the credentials proves them. A step counts"
                            + " for the number that the sender has now, and proven credentials while they are not changed.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = StepRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The steps",
            content = @Content(schema = @Schema(implementation = OnboardingAnswers.Steps.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> take(byte[] body, @RestPath String name, @RestPath String channel, @RestPath String step) {
        return OnboardingAnswers.step(channel, step)
                .map(named -> onboarding
                        .take(caller.tenant(), name, named, body)
                        .map(answer ->
                                KeptAnswers.response(answer, ProblemType.INVALID_REQUEST, taken -> steps(name, taken))))
                .orElseGet(Parameters::notFound);
    }

    @DELETE
    @Path(STEP)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "takeBackOnboardingStep",
            summary = "Takes a step back, which closes production to the sender")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> takeBack(@RestPath String name, @RestPath String channel, @RestPath String step) {
        return OnboardingAnswers.step(channel, step)
                .map(named -> onboarding
                        .takeBack(caller.tenant(), name, named)
                        .map(was -> was ? Response.noContent().build() : SendersResource.notThere()))
                .orElseGet(Parameters::notFound);
    }

    @POST
    @Path("/{name}/check")
    @Operation(
            operationId = "checkSender",
            summary = "Whether a sender's accounts work, without sending",
            description = "A token that is given proves the step credentials-int or credentials-prod.")
    @APIResponse(
            responseCode = "200",
            description = "What works, what does not, and why",
            content = @Content(schema = @Schema(implementation = OnboardingAnswers.All.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> check(@RestPath String name) {
        return accounts.one(caller.tenant(), name)
                .map(found -> found.map(one -> Response.ok(OnboardingAnswers.All.of(List.of(one)))
                                .build())
                        .orElseGet(SendersResource::notThere));
    }

    @POST
    @Path("/check")
    @Operation(
            operationId = "checkSenders",
            summary = "The same of all senders; of the tenant's own accounts where it has none")
    @APIResponse(
            responseCode = "200",
            description = "What works, what does not, and why",
            content = @Content(schema = @Schema(implementation = OnboardingAnswers.All.class)))
    public Uni<OnboardingAnswers.All> checkAll() {
        return accounts.all(caller.tenant()).map(OnboardingAnswers.All::of);
    }

    private static Response steps(String name, List<StepTaken> taken) {
        return Response.ok(OnboardingAnswers.Steps.of(name, taken)).build();
    }
}
