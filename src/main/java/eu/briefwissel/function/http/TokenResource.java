package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.briefwissel.ingest.IdentifyClient;
import eu.briefwissel.onboarding.Provisioner;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Gives out access tokens: OAuth 2.0, client credentials (RFC 6749, 4.4). */
@Path("/oauth/token")
@PermitAll
@Tag(name = "tokens")
class TokenResource {

    private final IdentifyClient clients;
    private final Provisioner provisioner;
    private final AccessTokens tokens;

    TokenResource(IdentifyClient clients, Provisioner provisioner, AccessTokens tokens) {
        this.clients = clients;
        this.provisioner = provisioner;
        this.tokens = tokens;
    }

    /** RFC 6749, 5.1. */
    @RegisterForReflection
    @Schema(name = "Token")
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("expires_in") long expiresIn) {
        @Override
        public String toString() {
            return "token:redacted";
        }
    }

    /** RFC 6749, 5.2. */
    @RegisterForReflection
    @Schema(name = "TokenError")
    record TokenError(@Schema(examples = "invalid_client") String error) {}

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "token",
            summary = "Gives an access token for a client's id and secret",
            description = "The client authenticates with HTTP Basic or with client_id and client_secret in the form.")
    @APIResponse(
            responseCode = "200",
            description = "A token for an hour",
            content = @Content(schema = @Schema(implementation = Token.class)))
    @APIResponse(
            responseCode = "400",
            description = "invalid_request or unsupported_grant_type",
            content = @Content(schema = @Schema(implementation = TokenError.class)))
    @APIResponse(
            responseCode = "401",
            description = "invalid_client",
            content = @Content(schema = @Schema(implementation = TokenError.class)))
    public Uni<Response> token(
            @RestForm("grant_type") @Nullable String grantType,
            @RestForm("client_id") @Nullable String clientId,
            @RestForm("client_secret") @Nullable String clientSecret,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Parameter(hidden = true) @Nullable String authorization) {
        if (grantType == null) {
            return error(Response.Status.BAD_REQUEST, "invalid_request");
        }
        if (!grantType.equals("client_credentials")) {
            return error(Response.Status.BAD_REQUEST, "unsupported_grant_type");
        }
        boolean inForm = clientId != null || clientSecret != null;
        if (authorization != null && inForm) { // RFC 6749, 2.3: not more than one way in a request
            return error(Response.Status.BAD_REQUEST, "invalid_request");
        }
        Optional<ClientCredentials> given = authorization != null
                ? ClientCredentials.basic(authorization)
                : ClientCredentials.form(clientId, clientSecret);
        return given.map(this::identified).orElseGet(() -> error(Response.Status.UNAUTHORIZED, "invalid_client"));
    }

    private Uni<Response> identified(ClientCredentials given) {
        if (given.id().equals(Provisioner.CLIENT_ID) && provisioner.knows(given.secret())) {
            return issued(tokens.issueToProvisioner());
        }
        return clients.identify(given.id(), given.secret())
                .chain(client -> client.map(known -> issued(tokens.issue(known)))
                        .orElseGet(() -> error(Response.Status.UNAUTHORIZED, "invalid_client")));
    }

    private static Uni<Response> issued(String accessToken) {
        var token = new Token(accessToken, "Bearer", AccessTokens.LIFE.toSeconds());
        return answer(Response.ok(token));
    }

    private static Uni<Response> error(Response.Status status, String error) {
        var response = Response.status(status).entity(new TokenError(error));
        if (status == Response.Status.UNAUTHORIZED) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"briefwissel\", charset=\"UTF-8\"");
        }
        return answer(response);
    }

    /** RFC 6749, 5.1: neither a token nor a refusal may be kept by whoever carries it. */
    private static Uni<Response> answer(Response.ResponseBuilder response) {
        return Uni.createFrom()
                .item(response.type(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
