package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.briefwissel.onboarding.KeepSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A tenant's settings, under the names of the Berichtenbox seed's table. A secret goes in and never comes out. */
@Path("/v1/settings")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "onboarding")
@SecurityRequirement(name = ApiDescription.TOKEN)
@APIResponse(responseCode = "401", ref = ApiDescription.UNAUTHORISED)
@APIResponse(responseCode = "403", ref = ApiDescription.FORBIDDEN)
class SettingsResource {

    private final KeepSettings settings;
    private final Caller caller;

    SettingsResource(KeepSettings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** All settings of a tenant. */
    @RegisterForReflection
    @Schema(name = "Settings")
    record All(
            @Schema(description = "The seed's tenant_id: whose settings these are", examples = "default")
            String tenantId,

            List<One> items) {}

    /** A setting. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Setting")
    record One(
            @Schema(description = "A family of settings has a * in it", examples = "logius_base_url")
            String name,

            boolean set,

            @Schema(description = "Absent where nothing is set, and for secrets") @Nullable String value,

            @Schema(name = "default", description = "What counts where nothing is set")
            @JsonProperty("default")
            @Nullable String standard,

            boolean secret,
            String meaning) {

        static One of(KeepSettings.Shown shown) {
            return new One(
                    shown.name(),
                    shown.isSet(),
                    shown.value().orElse(null),
                    shown.standard().orElse(null),
                    shown.isSecret(),
                    shown.meaning());
        }
    }

    @GET
    @Operation(operationId = "settings", summary = "Every setting there is, with its default and meaning")
    @APIResponse(
            responseCode = "200",
            description = "The settings",
            content = @Content(schema = @Schema(implementation = All.class)))
    public Uni<Response> all() {
        return settings.all(caller.tenant()).map(this::response);
    }

    @PATCH
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "changeSettings",
            summary = "Changes the settings that are named, all of them or none",
            description = "An object of names and texts; null takes a setting away.")
    @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "In force",
            content = @Content(schema = @Schema(implementation = All.class)))
    @APIResponse(responseCode = "400", ref = ApiDescription.BAD_REQUEST)
    @APIResponse(
            responseCode = "422",
            description = "Bad values, each setting named in errors; nothing was changed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> change(byte[] body) {
        return settings.change(caller.tenant(), body)
                .map(answer -> KeptAnswers.response(answer, ProblemType.INVALID_SETTINGS, this::response));
    }

    private Response response(List<KeepSettings.Shown> all) {
        return Response.ok(new All(
                        caller.tenant().value(), all.stream().map(One::of).toList()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
