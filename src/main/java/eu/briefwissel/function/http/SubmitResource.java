package eu.briefwissel.function.http;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TraceParent;
import eu.briefwissel.ingest.AcceptMessage;
import eu.briefwissel.ingest.SubmissionRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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

/**
 * Takes submissions. Not blocking: a small body is checked, sealed and sent to the database on the event loop, where a
 * hand-over to another thread would cost more than the work; the stage gives a heavy one to a worker.
 */
@Path("/v1/messages")
@RolesAllowed(Roles.SENDER)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class SubmitResource {

    private static final String TRACE_HEADER = "traceparent";

    private final AcceptMessage accept;
    private final Caller caller;

    SubmitResource(AcceptMessage accept, Caller caller) {
        this.accept = accept;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "submitMessage",
            summary = "Submits a message for one recipient",
            description = "Answered only after message, delivery, evidence and work are committed.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = SubmissionRequest.class)))
    @APIResponse(
            responseCode = "202",
            description = "Accepted",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = MessageAnswers.Accepted.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not JSON",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "Larger than 36 MB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors; or the idempotency key came before with another body",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Too much is under way here; nothing was stored. The same submission may come again",
            headers = @Header(name = "Retry-After", schema = @Schema(implementation = Integer.class)),
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> submit(
            byte[] body,
            @HeaderParam(AcceptMessage.KEY_HEADER)
                    @Parameter(
                            in = ParameterIn.HEADER,
                            description = "Makes a repeat harmless: the same key and body give the same answer again",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255))
                    @Nullable String key,
            @HeaderParam(TRACE_HEADER)
                    @Parameter(
                            in = ParameterIn.HEADER,
                            description = "W3C Trace Context: the trace that the journey of the message goes on with",
                            schema = @Schema(type = SchemaType.STRING))
                    @Nullable String trace) {
        return accept.accept(
                        caller.tenant(), caller.clientId(), body, Optional.ofNullable(key), TraceParent.parse(trace))
                .map(SubmitResource::response);
    }

    private static Response response(AcceptMessage.Answer answer) {
        return switch (answer) {
            case AcceptMessage.Answer.Accepted(DeliveryId id) -> accepted(id);
            case AcceptMessage.Answer.AcceptedBefore(DeliveryId id) -> accepted(id);
            case AcceptMessage.Answer.KeyReused _ ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case AcceptMessage.Answer.Busy _ -> RoomForBody.comeAgain();
            case AcceptMessage.Answer.Invalid(var violations) ->
                Problem.of(violations).response();
            case AcceptMessage.Answer.Malformed(int line, int column, String sentence) ->
                Problem.of(ProblemType.MALFORMED_JSON, "line %d, column %d: %s".formatted(line, column, sentence))
                        .response();
        };
    }

    private static Response accepted(DeliveryId id) {
        var answer = MessageAnswers.Accepted.of(id);
        return Response.accepted(answer)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.LOCATION, answer.links().self())
                .build();
    }
}
