package eu.briefwissel.function.http;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.ingest.AcceptMessage;
import eu.briefwissel.ingest.batch.AcceptBatch;
import eu.briefwissel.trace.FollowBatches;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes batches: the body is not read before the method is called, and then as fast as its lines are stored. */
@Path("/v1/batches")
@RolesAllowed(Roles.SENDER)
@Tag(name = "batches")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class BatchesResource {

    static final String NDJSON = "application/x-ndjson";

    private final AcceptBatch accept;
    private final FollowBatches follow;
    private final Caller caller;
    private final Vertx vertx;

    BatchesResource(AcceptBatch accept, FollowBatches follow, Caller caller, Vertx vertx) {
        this.accept = accept;
        this.follow = follow;
        this.caller = caller;
        this.vertx = vertx;
    }

    @POST
    @Consumes(NDJSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitBatch",
            summary = "Submits many messages, one a line",
            description =
                    "Each line is a submission as of POST /v1/messages, and may have a key beside; it is stored or refused by"
                            + " itself. A line that came before in the same batch, by its key or else its reference, is the same message;"
                            + " with another content it is refused. Answered when every line has its result. An upload that broke off is"
                            + " sent again from its beginning with the same Idempotency-Key.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "All of it came; each line was accepted or refused",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = BatchAnswers.Told.class)))
    @APIResponse(
            responseCode = "409",
            description = "The key counts no more; the lines that came before it ended have their results",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "More lines than a batch may have; those up to there have their results",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Without an Idempotency-Key that can be one",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too many uploads are under way here; nothing was read. It may come again",
            headers = @Header(name = "Retry-After", schema = @Schema(implementation = Integer.class)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> submit(
            @Context HttpServerRequest request,
            @HeaderParam(AcceptMessage.KEY_HEADER)
                    @Parameter(
                            in = ParameterIn.HEADER,
                            required = true,
                            description = "Names the batch: a repeat goes on with it",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
                    @Nullable String key,
            @HeaderParam(SubmitResource.TRACE_HEADER)
                    @Parameter(
                            in = ParameterIn.HEADER,
                            description = "W3C Trace Context: the trace that the journeys of the messages go on with",
                            schema = @Schema(type = SchemaType.STRING))
                    @Nullable String trace) {
        TenantId tenant = caller.tenant();
        var sender = new AcceptBatch.Sender(tenant, caller.clientId(), TraceParent.parse(trace));
        return accept.accept(sender, Optional.ofNullable(key), UploadedBody.of(request, vertx))
                .chain(answer -> response(tenant, answer));
    }

    private Uni<Response> response(TenantId tenant, AcceptBatch.Answer answer) {
        return switch (answer) {
            case AcceptBatch.Answer.Complete(UUID id) -> told(tenant, id);
            case AcceptBatch.Answer.BrokenOff(UUID id) -> told(tenant, id); // nobody is there to read it
            case AcceptBatch.Answer.TooManyLines(UUID _, int most) ->
                problem(Problem.of(ProblemType.TOO_MANY_LINES, "at most " + most + " lines"));
            case AcceptBatch.Answer.TooLate(UUID _) -> problem(Problem.of(ProblemType.BATCH_KEY_OVER));
            case AcceptBatch.Answer.Busy _ -> Uni.createFrom().item(RoomForBody.comeAgain());
            case AcceptBatch.Answer.Invalid(var violations) ->
                problem(Problem.of(ProblemType.INVALID_REQUEST, violations));
        };
    }

    private Uni<Response> told(TenantId tenant, UUID id) {
        return follow.find(tenant, id)
                .map(found -> BatchAnswers.Told.of(found.orElseThrow()))
                .map(told -> Response.accepted(told)
                        .type(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.LOCATION, told.links().self())
                        .build());
    }

    private static Uni<Response> problem(Problem problem) {
        return Uni.createFrom().item(problem.response());
    }
}
