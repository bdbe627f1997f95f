package eu.briefwissel.function.http;

import eu.briefwissel.delivery.BerichtenboxMessage;
import eu.briefwissel.delivery.BerichtenboxStatus;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.trace.FollowMessages;
import eu.briefwissel.trace.Followed;
import eu.briefwissel.upkeep.RetryHeld;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** An operator's second chance for what is held, where the Berichtenbox seed has it and in its words; for every channel. */
@Path("/api/admin/berichtenbox/message")
@RolesAllowed({Roles.OPERATOR, Roles.ADMINISTRATOR})
@Tag(name = "administration")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class RetryResource {

    private final RetryHeld retry;
    private final FollowMessages messages;
    private final Caller caller;

    RetryResource(RetryHeld retry, FollowMessages messages, Caller caller) {
        this.retry = retry;
        this.messages = messages;
        this.caller = caller;
    }

    /** A delivery that is tried again. */
    @RegisterForReflection
    @Schema(name = "Retried")
    record Retried(
            boolean ok,
            UUID id,
            @Schema(examples = "resolved") String status,

            @Schema(description = "The seed's word for it", examples = "queued")
            String deliveryStatus,

            @Schema(description = "Begins anew", examples = "0")
            int retryCount) {

        /** Goes on as it stands: only what was told about it is tried again. */
        static Retried unmoved(Followed message) {
            var told = BerichtenboxMessage.of(message.timeline());
            return new Retried(
                    true,
                    message.id().value(),
                    message.status().wireName(),
                    told.deliveryStatus().wireName(),
                    told.retryCount());
        }
    }

    @POST
    @Path("/{id}/retry")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "retryMessage",
            summary = "Has a held delivery tried again",
            description =
                    "A new attempt on the channel it is held on, with the whole retry schedule. An e-mail address that the"
                            + " operator found is given beside it, and used from now on. What a channel told about it and could"
                            + " not be read is tried again, too, whether it is held or not.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RetryRequest.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "200",
            description = "Queued again",
            content = @Content(schema = @Schema(implementation = Retried.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = "It is not held, and nothing of it is set aside",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> retry(byte[] body, @RestPath String id) {
        return RetryRequest.read(body)
                .map(request -> Parameters.withId(
                        id,
                        delivery -> retry.retry(caller.tenant(), delivery, request.email())
                                .chain(outcome -> answer(delivery, outcome))))
                .orElseGet(() -> Uni.createFrom()
                        .item(Problem.of(ProblemType.INVALID_PARAMETER, RetryRequest.SENTENCE)
                                .response()));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "berichtenboxMessage",
            summary = "A message in the seed's words, with its failureReason and retryCount")
    @APIResponse(
            responseCode = "200",
            description = "The message",
            content = @Content(schema = @Schema(implementation = BerichtenboxAnswers.Told.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> message(@RestPath String id) {
        return Parameters.withId(
                id,
                message -> messages.find(caller.tenant(), message)
                        .map(found -> found.map(one -> Response.ok(BerichtenboxAnswers.Told.of(one))
                                        .build())
                                .orElseGet(
                                        () -> Problem.of(ProblemType.NOT_FOUND).response())));
    }

    private Uni<Response> answer(DeliveryId id, RetryHeld.Outcome outcome) {
        return outcome == RetryHeld.Outcome.EVENTS_RETRIED
                ? messages.find(caller.tenant(), id)
                        .map(found -> found.map(
                                        one -> Response.ok(Retried.unmoved(one)).build())
                                .orElseGet(
                                        () -> Problem.of(ProblemType.NOT_FOUND).response()))
                : Uni.createFrom().item(response(id, outcome));
    }

    private static Response response(DeliveryId id, RetryHeld.Outcome outcome) {
        return switch (outcome) {
            case RETRIED ->
                Response.ok(new Retried(
                                true, id.value(), Status.RESOLVED.wireName(), BerichtenboxStatus.QUEUED.wireName(), 0))
                        .build();
            case NOT_AN_ADDRESS ->
                Problem.of(ProblemType.INVALID_PARAMETER, RetryRequest.SENTENCE).response();
            case NOT_HELD -> Problem.of(ProblemType.NOT_HELD).response();
            case NOT_FOUND, EVENTS_RETRIED -> Problem.of(ProblemType.NOT_FOUND).response();
        };
    }
}
