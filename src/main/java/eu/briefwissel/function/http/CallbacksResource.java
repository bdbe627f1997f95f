package eu.briefwissel.function.http;

import eu.briefwissel.trace.callback.CallbackRequest;
import eu.briefwissel.trace.callback.KeepCallbacks;
import eu.briefwissel.trace.callback.ReplayRequest;
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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A tenant's callbacks: its events, sent as they come. Kept by its administrators, looked after by its operators too. */
@Path("/v1/callbacks")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "callbacks")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class CallbacksResource {

    private static final String ONE = "/{name}";

    private final KeepCallbacks callbacks;
    private final Caller caller;

    CallbacksResource(KeepCallbacks callbacks, Caller caller) {
        this.callbacks = callbacks;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "callbacks", summary = "The tenant's callbacks, and how they stand")
    @APIResponse(
            responseCode = "200",
            description = "The callbacks, without their secrets",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.All.class)))
    public Uni<CallbackAnswers.All> all() {
        return callbacks.all(caller.tenant()).map(CallbackAnswers.All::of);
    }

    @GET
    @Path(ONE)
    @Operation(operationId = "findCallback", summary = "A callback, and how it stands")
    @APIResponse(
            responseCode = "200",
            description = "The callback, without its secret",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.One.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> find(@RestPath String name) {
        return named(name, () -> callbacks.find(caller.tenant(), name).map(CallbackAnswers::response));
    }

    @PUT
    @Path(ONE)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putCallback",
            summary = "Makes a callback, or changes one and sets it going again",
            description =
                    "A new one has its secret in this answer and nowhere else. One that exists keeps its secret and place.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = CallbackRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "Changed",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.One.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made, with its secret",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.One.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> put(byte[] body, @RestPath String name) {
        return named(
                name,
                () -> callbacks
                        .put(caller.tenant(), name, body)
                        .map(answer -> CallbackAnswers.response(answer, Response.Status.OK)));
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "removeCallback", summary = "Takes a callback away, with its place in the stream")
    @APIResponse(responseCode = "204", description = "Taken away")
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> remove(@RestPath String name) {
        return named(
                name,
                () -> callbacks
                        .remove(caller.tenant(), name)
                        .map(removed -> removed
                                ? Response.noContent().build()
                                : Problem.of(ProblemType.NOT_FOUND).response()));
    }

    @POST
    @Path(ONE + "/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayCallback",
            summary = "Sends everything after a place in the stream, again where it was sent before",
            description =
                    "Under the same webhook-id as before. Ahead of where it stands, what lies between is left out.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ReplayRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "It goes on from there",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.One.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> replay(byte[] body, @RestPath String name) {
        return named(
                name,
                () -> callbacks
                        .replay(caller.tenant(), name, body)
                        .map(answer -> CallbackAnswers.response(answer, Response.Status.OK)));
    }

    @POST
    @Path(ONE + "/test")
    @Operation(
            operationId = "testCallback",
            summary = "Sends a test event, soon",
            description =
                    "Of type test; what came of it is told by the callback. One that is paused or off is tested too.")
    @APIResponse(
            responseCode = "202",
            description = "It will be sent",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.One.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> test(@RestPath String name) {
        return named(
                name,
                () -> callbacks
                        .test(caller.tenant(), name)
                        .map(answer -> CallbackAnswers.response(answer, Response.Status.ACCEPTED)));
    }

    @POST
    @Path(ONE + "/secret")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(
            operationId = "renewCallbackSecret",
            summary = "Makes a new secret",
            description =
                    "It is in this answer and nowhere else. The one of before signs too for 24 hours, unless set otherwise.")
    @APIResponse(
            responseCode = "201",
            description = "The callback with its new secret",
            content = @Content(schema = @Schema(implementation = CallbackAnswers.One.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> renewSecret(@RestPath String name) {
        return named(
                name,
                () -> callbacks
                        .renewSecret(caller.tenant(), name)
                        .map(answer -> CallbackAnswers.response(answer, Response.Status.CREATED)));
    }

    private static Uni<Response> named(String name, Supplier<Uni<Response>> work) {
        return KeepCallbacks.isName(name)
                ? work.get()
                : Uni.createFrom()
                        .item(Problem.of(
                                        ProblemType.INVALID_PARAMETER,
                                        "a callback's name is 1 to 40 characters of a-z, 0-9 and -, and does not begin with -")
                                .response());
    }
}
