package eu.briefwissel.function.http;

import eu.briefwissel.ingest.KeepTemplates;
import eu.briefwissel.ingest.PreviewRequest;
import eu.briefwissel.ingest.TemplateRequest;
import eu.briefwissel.request.Answer;
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
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A tenant's templates: operators look at them and try them, administrators put them in force. */
@Path("/v1/templates")
@RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "templates")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class TemplatesResource {

    private static final String ONE = "/{type}/{status}/{language}";

    private final KeepTemplates templates;
    private final Caller caller;

    TemplatesResource(KeepTemplates templates, Caller caller) {
        this.templates = templates;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "templates", summary = "The templates in force, without their texts")
    @APIResponse(
            responseCode = "200",
            description = "The templates",
            content = @Content(schema = @Schema(implementation = TemplateAnswers.InForce.class)))
    public Uni<TemplateAnswers.InForce> all() {
        return templates.inForce(caller.tenant()).map(TemplateAnswers.InForce::of);
    }

    @GET
    @Path(ONE)
    @Operation(operationId = "template", summary = "The version in force, or one of before by its number")
    @APIResponse(
            responseCode = "200",
            description = "The template",
            content = @Content(schema = @Schema(implementation = TemplateAnswers.Whole.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> one(
            @RestPath String type,
            @RestPath String status,
            @RestPath String language,
            @RestQuery @Parameter(description = "From 1; the one in force unless said") @Nullable String version) {
        Optional<Integer> number = Optional.ofNullable(version).flatMap(Parameters::index);
        if (version != null && number.isEmpty()) {
            return refused("version is a whole number from 1");
        }
        return named(
                type,
                status,
                language,
                name -> templates
                        .find(caller.tenant(), name, number)
                        .map(found -> found.map(one -> Response.ok(TemplateAnswers.Whole.of(one))
                                        .build())
                                .orElseGet(TemplatesResource::notThere)));
    }

    @PUT
    @Path(ONE)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTemplate",
            summary = "Puts a text in force as the template's next version",
            description = "The text that is in force already makes no new version.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = TemplateRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "In force",
            content = @Content(schema = @Schema(implementation = TemplateAnswers.Whole.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> put(byte[] body, @RestPath String type, @RestPath String status, @RestPath String language) {
        return named(
                type,
                status,
                language,
                name -> templates
                        .put(caller.tenant(), name, body, caller.clientId())
                        .map(answer -> response(answer, TemplateAnswers.Whole::of)));
    }

    @DELETE
    @Path(ONE)
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Operation(operationId = "withdrawTemplate", summary = "Takes a template out of force; its versions stay readable")
    @APIResponse(responseCode = "204", description = "Not in force any more")
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    public Uni<Response> withdraw(@RestPath String type, @RestPath String status, @RestPath String language) {
        return named(
                type,
                status,
                language,
                name -> templates
                        .withdraw(caller.tenant(), name, caller.clientId())
                        .map(withdrawn -> withdrawn ? Response.noContent().build() : notThere()));
    }

    @POST
    @Path(ONE + "/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "previewTemplate",
            summary = "What a letter of this template, or of a text that is not in force yet, says; nothing is stored")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = PreviewRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The letter",
            content = @Content(schema = @Schema(implementation = TemplateAnswers.Previewed.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(responseCode = "404", ref = ApiDescription.NOT_FOUND)
    @APIResponse(
            responseCode = "422",
            description = "Breaks rules, each named in errors",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> preview(
            byte[] body, @RestPath String type, @RestPath String status, @RestPath String language) {
        return named(
                type,
                status,
                language,
                name -> templates
                        .preview(caller.tenant(), name, body)
                        .map(answer -> response(answer, TemplateAnswers.Previewed::of)));
    }

    private static Uni<Response> named(
            String type, String status, String language, Function<KeepTemplates.Name, Uni<Response>> answer) {
        return KeepTemplates.Name.of(type, status, language)
                .map(answer)
                .orElseGet(() -> refused("a template has a kind of case and a status, 1 to 100 characters each and no"
                        + " slash, and a language: nl, fy, en, fr or de"));
    }

    private static <T> Response response(Answer<T> answer, Function<T, Object> kept) {
        return KeptAnswers.response(
                answer,
                ProblemType.INVALID_TEMPLATE,
                value -> Response.ok(kept.apply(value)).build());
    }

    private static Response notThere() {
        return Problem.of(ProblemType.NOT_FOUND).response();
    }

    private static Uni<Response> refused(String detail) {
        return Uni.createFrom()
                .item(Problem.of(ProblemType.INVALID_PARAMETER, detail).response());
    }
}
