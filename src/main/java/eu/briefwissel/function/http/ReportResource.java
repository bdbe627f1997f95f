package eu.briefwissel.function.http;

import eu.briefwissel.document.DocumentReport;
import eu.briefwissel.trace.ReadReport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a look into a message's documents found: rules and pages, nothing of their content. */
@Path("/v1/messages/{id}/report")
@RolesAllowed({Roles.SENDER, Roles.OPERATOR, Roles.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "messages")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class ReportResource {

    private final ReadReport reports;
    private final Caller caller;

    ReportResource(ReadReport reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "documentReport",
            summary = "What a look into the documents found, per document and channel")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(schema = @Schema(implementation = DocumentReport.class)))
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> report(@RestPath String id) {
        return Parameters.withId(
                id,
                message -> reports.of(caller.tenant(), message)
                        .map(found -> found.map(json -> Response.ok(json)
                                        .type(MediaType.APPLICATION_JSON)
                                        .build())
                                .orElseGet(
                                        () -> Problem.of(ProblemType.NOT_FOUND).response())));
    }
}
