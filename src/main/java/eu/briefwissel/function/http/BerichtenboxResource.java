package eu.briefwissel.function.http;

import eu.briefwissel.trace.BerichtenboxStatistics;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an administrator of the Berichtenbox looks at, where the seed has it and in its words. */
@Path("/api/admin/berichtenbox")
@RolesAllowed({Roles.OPERATOR, Roles.ADMINISTRATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "administration")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class BerichtenboxResource {

    private final BerichtenboxStatistics statistics;
    private final Caller caller;

    BerichtenboxResource(BerichtenboxStatistics statistics, Caller caller) {
        this.statistics = statistics;
        this.caller = caller;
    }

    @GET
    @Path("/stats")
    @Operation(
            operationId = "berichtenboxStats",
            summary = "Aggregate delivery counters of what has the Berichtenbox on its route")
    @APIResponse(
            responseCode = "200",
            description = "The counters",
            content = @Content(schema = @Schema(implementation = BerichtenboxAnswers.Stats.class)))
    public Uni<BerichtenboxAnswers.Stats> stats() {
        return statistics.of(caller.tenant()).map(BerichtenboxAnswers.Stats::of);
    }
}
