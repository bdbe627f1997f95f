package eu.briefwissel.function.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlow;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlows;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the API's description says once for all routes. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Briefwissel",
                        version = "1",
                        description =
                                "One way in for official post, many ways to its reader: Belgium's eBox, the Dutch"
                                        + " Berichtenbox, e-mail. Every failure of /v1 and /api/admin is a problem (RFC 9457)."),
        tags = {
            @Tag(name = "messages", description = "Submitting and following"),
            @Tag(name = "batches", description = "Many submissions in one upload"),
            @Tag(name = "templates", description = "Letters with gaps, by kind of case, status and language"),
            @Tag(name = "tokens", description = "OAuth 2.0 client credentials"),
            @Tag(name = "webhooks", description = "What operators push; signed"),
            @Tag(name = "administration", description = "For operators"),
            @Tag(name = "onboarding", description = "Tenants, their clients and their settings")
        },
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = ApiDescription.BAD_REQUEST,
                                    description = "A parameter is missing or not what it should be",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = ApiDescription.UNAUTHORISED,
                                    description = "No token, or not a valid one",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = ApiDescription.FORBIDDEN,
                                    description = "The token's role may not do this",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class))),
                            @APIResponse(
                                    name = ApiDescription.NOT_FOUND,
                                    description = "The tenant has nothing of that id",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        },
                        securitySchemes =
                                @SecurityScheme(
                                        securitySchemeName = ApiDescription.TOKEN,
                                        type = SecuritySchemeType.OAUTH2,
                                        description =
                                                "A token is bound to a tenant and a role: sender, operator, auditor or administrator;"
                                                        + " the provisioner's to no tenant",
                                        flows =
                                                @OAuthFlows(
                                                        clientCredentials = @OAuthFlow(tokenUrl = "/oauth/token")))))
public class ApiDescription extends Application {

    static final String TOKEN = "token";
    static final String BAD_REQUEST = "BadRequest";
    static final String UNAUTHORISED = "Unauthorised";
    static final String FORBIDDEN = "Forbidden";
    static final String NOT_FOUND = "NotFound";
}
