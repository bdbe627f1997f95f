package eu.briefwissel.function.http;

import com.fasterxml.jackson.databind.util.RawValue;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.trace.FollowBatches;
import eu.briefwissel.trace.LineResult;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestPath;

/** What became of each line of a batch, streamed: a part is read when the one before is sent. */
@Path("/v1/batches/{id}/results")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR, Roles.AUDITOR})
@Tag(name = "batches")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class BatchResultsResource {

    private static final String CSV = "text/csv";

    private final FollowBatches batches;
    private final Caller caller;

    BatchResultsResource(FollowBatches batches, Caller caller) {
        this.batches = batches;
        this.caller = caller;
    }

    @GET
    @Produces(BatchesResource.NDJSON)
    @Operation(
            operationId = "batchResults",
            summary = "What became of each line of a batch that came so far",
            description =
                    "By line, as NDJSON or as CSV: its number, its reference, and the id of its message or the problem with it."
                            + " A line that came with several uploads has the result of the last.")
    @APIResponse(
            responseCode = "200",
            description = "The results",
            content = {
                @Content(mediaType = BatchesResource.NDJSON, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public RestMulti<RawValue> ndjson(@RestPath String id) {
        return results(id, Multi.createFrom().empty(), part -> new RawValue(ResultLines.ndjson(part)));
    }

    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public RestMulti<String> csv(@RestPath String id) {
        return results(id, Multi.createFrom().item(ResultLines.CSV_HEADER), ResultLines::csv);
    }

    private <T> RestMulti<T> results(String id, Multi<T> head, Function<List<LineResult>, T> write) {
        TenantId tenant = caller.tenant();
        return RestMulti.fromUniResponse(
                known(tenant, id),
                batch -> Multi.createBy()
                        .concatenating()
                        .streams(
                                head,
                                batches.results(tenant, batch)
                                        .select()
                                        .where(part -> !part.isEmpty())
                                        .map(write)));
    }

    private Uni<UUID> known(TenantId tenant, String id) {
        return Parameters.uuid(id)
                .map(batch -> batches.isThere(tenant, batch).map(isThere -> {
                    if (!isThere) {
                        throw new NotFoundException();
                    }
                    return batch;
                }))
                .orElseThrow(NotFoundException::new);
    }
}
