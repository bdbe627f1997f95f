package eu.briefwissel.function.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.onboarding.NewSecret;
import eu.briefwissel.request.Answer;
import eu.briefwissel.tenant.Client;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is answered about clients. */
final class ClientAnswers {

    private ClientAnswers() {}

    /** A client and the secret that was made for it. */
    @RegisterForReflection
    @Schema(name = "ClientWithSecret")
    record WithSecret(
            @Schema(examples = "gemeente-voorbeeld.administrator")
            String clientId,

            @Schema(description = "For POST /oauth/token; shown this once")
            String clientSecret,

            @Schema(examples = "administrator") String role) {
        @Override
        public String toString() {
            return "WithSecret[" + clientId + ", redacted]";
        }
    }

    /** All clients of a tenant. */
    @RegisterForReflection
    @Schema(name = "Clients")
    record All(List<One> items) {
        static All of(List<Client> clients) {
            return new All(clients.stream().map(One::of).toList());
        }
    }

    /** A client, without its secret. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Client")
    record One(
            @Schema(examples = "gemeente-voorbeeld.zaaksysteem")
            String clientId,

            @Schema(examples = "sender") String role,
            Instant createdAt,

            @Schema(description = "Since when it gets no tokens") @Nullable Instant revokedAt) {
        static One of(Client client) {
            return new One(
                    client.clientId(),
                    client.role().wireName(),
                    client.createdAt(),
                    client.revokedAt().orElse(null));
        }
    }

    static Response response(Answer<NewSecret> answer) {
        return KeptAnswers.response(
                answer,
                ProblemType.INVALID_REQUEST,
                made -> Response.status(Response.Status.CREATED)
                        .type(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(new WithSecret(
                                made.clientId(), made.secret(), made.role().wireName()))
                        .build());
    }
}
