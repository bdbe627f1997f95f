package eu.briefwissel.function.http;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.ingest.AcceptMessage;
import eu.briefwissel.ingest.WithdrawMessages;
import eu.briefwissel.trace.FollowBatches;
import eu.briefwissel.trace.FollowedBatch;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How far batches have come; and what is not sent of one is taken back. */
@Path("/v1/batches")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "batches")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class FollowBatchResource {

    private final FollowBatches batches;
    private final WithdrawMessages withdraw;
    private final Caller caller;

    FollowBatchResource(FollowBatches batches, WithdrawMessages withdraw, Caller caller) {
        this.batches = batches;
        this.withdraw = withdraw;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "batchOfKey",
            summary = "The batch that was begun with an Idempotency-Key, while the key counts",
            description = "Also while its upload is under way.")
    @APIResponse(
            responseCode = "200",
            description = "The batch",
            content = @Content(schema = @Schema(implementation = BatchAnswers.Told.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> ofKey(@RestQuery @Parameter(required = true) @Nullable String key) {
        return key == null || !AcceptMessage.isKey(key)
                ? Uni.createFrom()
                        .item(Problem.of(ProblemType.INVALID_PARAMETER, "key is an Idempotency-Key")
                                .response())
                : batches.find(caller.tenant(), key).map(FollowBatchResource::told);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "batch", summary = "A batch, how far it came, and how its messages stand")
    @APIResponse(
            responseCode = "200",
            description = "The batch",
            content = @Content(schema = @Schema(implementation = BatchAnswers.Told.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> find(@RestPath String id) {
        return Parameters.uuid(id)
                .map(batch -> batches.find(caller.tenant(), batch).map(FollowBatchResource::told))
                .orElseGet(Parameters::notFound);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.SENDER)
    @Operation(
            operationId = "withdrawBatch",
            summary = "Takes back all messages of a batch that are not sent yet",
            description =
                    "500 a call, the oldest first; what is sent already is not among them. What comes later with the same"
                            + " batch is not taken back.")
    @APIResponse(
            responseCode = "200",
            description = "What was withdrawn, and what was too late",
            content = @Content(schema = @Schema(implementation = WithdrawalsResource.Withdrawn.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> withdraw(
            @RestPath String id,
            @RestQuery @Parameter(description = "The next of the call before") @Nullable String after) {
        Optional<UUID> batch = Parameters.uuid(id);
        Optional<DeliveryId> place = Optional.ofNullable(after).flatMap(Parameters::id);
        if (batch.isEmpty()) {
            return Parameters.notFound();
        }
        if (after != null && place.isEmpty()) {
            return Uni.createFrom()
                    .item(Problem.of(ProblemType.INVALID_PARAMETER, "after is a cursor that was given as next")
                            .response());
        }
        var tenant = caller.tenant();
        return batches.isThere(tenant, batch.get())
                .chain(isThere -> isThere
                        ? withdraw.withdraw(tenant, batch.get(), place)
                                .map(done -> Response.ok(WithdrawalsResource.Withdrawn.of(done))
                                        .build())
                        : Parameters.notFound());
    }

    private static Response told(Optional<FollowedBatch> found) {
        return found.map(batch -> Response.ok(BatchAnswers.Told.of(batch)).build())
                .orElseGet(() -> Problem.of(ProblemType.NOT_FOUND).response());
    }
}
