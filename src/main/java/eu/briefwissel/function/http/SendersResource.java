package eu.briefwissel.function.http;

import eu.briefwissel.onboarding.KeepSenders;
import eu.briefwissel.onboarding.SenderRequest;
import eu.briefwissel.tenant.Sender;
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

/** The public bodies in whose names a tenant sends. */
@Path("/v1/senders")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "senders")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class SendersResource {

    private static final String PNG = "image/png";

    private final KeepSenders senders;
    private final Caller caller;

    SendersResource(KeepSenders senders, Caller caller) {
        this.senders = senders;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
    @Operation(operationId = "senders", summary = "The tenant's senders, their applications and kinds of post")
    @APIResponse(
            responseCode = "200",
            description = "The senders",
            content = @Content(schema = @Schema(implementation = SenderAnswers.All.class)))
    public Uni<SenderAnswers.All> all() {
        return senders.all(caller.tenant()).map(SenderAnswers.All::of);
    }

    @GET
    @Path("/{name}")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
    @Operation(operationId = "sender", summary = "One sender")
    @APIResponse(
            responseCode = "200",
            description = "The sender",
            content = @Content(schema = @Schema(implementation = SenderAnswers.One.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> one(@RestPath String name) {
        return senders.find(caller.tenant(), name)
                .map(found -> found.map(sender ->
                                Response.ok(SenderAnswers.One.of(sender)).build())
                        .orElseGet(SendersResource::notThere));
    }

    @GET
    @Path("/{name}/logo")
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.SENDER})
    @Produces({PNG, MediaType.APPLICATION_JSON})
    @Operation(operationId = "senderLogo", summary = "Its logo")
    @APIResponse(responseCode = "200", description = "A PNG", content = @Content(mediaType = PNG))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> logo(@RestPath String name) {
        return senders.logo(caller.tenant(), name)
                .map(found -> found.map(png -> Response.ok(png, PNG).build()).orElseGet(SendersResource::notThere));
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putSender",
            summary = "Makes a sender, or changes it",
            description =
                    "Messages that were handed over before go on in the name that it had then. Once a tenant has"
                            + " senders, all that it sends goes in the name of one of them, and of the kinds that it was given.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SenderRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "In force",
            content = @Content(schema = @Schema(implementation = SenderAnswers.One.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> put(byte[] body, @RestPath String name) {
        return named(
                name,
                () -> senders.put(caller.tenant(), name, body)
                        .map(answer -> KeptAnswers.response(
                                answer,
                                ProblemType.INVALID_REQUEST,
                                sender -> Response.ok(SenderAnswers.One.of(sender))
                                        .build())));
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "deleteSender",
            summary = "Takes a sender away, with the steps it has taken",
            description =
                    "Not while anything is outstanding in its name: on its way, held, or asked about by its account.")
    @APIResponse(responseCode = "204", description = "Gone")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "Something is outstanding in its name; nothing was changed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> delete(@RestPath String name) {
        return senders.delete(caller.tenant(), name).map(deleted -> switch (deleted) {
            case GONE -> Response.noContent().build();
            case NOT_THERE -> notThere();
            case OUTSTANDING -> Problem.of(ProblemType.SENDER_IN_USE).response();
            case LAST_IN_PRODUCTION -> Problem.of(ProblemType.LAST_SENDER).response();
        });
    }

    /** The answer about a sender of that name, if it can be one. */
    static Uni<Response> named(String name, Supplier<Uni<Response>> work) {
        return Sender.isName(name)
                ? work.get()
                : Uni.createFrom()
                        .item(Problem.of(
                                        ProblemType.INVALID_PARAMETER,
                                        "a sender's name is 1 to 40 characters of a-z, 0-9 and -, does not begin with -, and is not check")
                                .response());
    }

    static Response notThere() {
        return Problem.of(ProblemType.NOT_FOUND).response();
    }
}
