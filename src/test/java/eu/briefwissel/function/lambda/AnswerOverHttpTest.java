package eu.briefwissel.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.support.AwsEvents;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of an HTTP API reach the routes that a server has, and come back as its answers. */
@QuarkusTest
@TestProfile(AnswerOverHttpTest.WithVirtualHttp.class)
class AnswerOverHttpTest {

    /** As Lambda reads events: a field that its classes do not have is left out. */
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final String FORM = "application/x-www-form-urlencoded";

    /** As in the Lambda build. */
    public static class WithVirtualHttp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.virtual", "true");
        }
    }

    @Inject
    @Named("ingest")
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler;

    @Inject
    TestTenants tenants;

    private TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @Test
    void submitsAndFollows() {
        APIGatewayV2HTTPResponse accepted = call(submission());
        JsonObject message = new JsonObject(accepted.getBody());
        APIGatewayV2HTTPResponse followed = call(get("/v1/messages/" + message.getString("id")));

        assertThat(accepted.getStatusCode()).isEqualTo(202);
        assertThat(accepted.getHeaders()).containsEntry("location", "/v1/messages/" + message.getString("id"));
        assertThat(new JsonObject(followed.getBody()).getString("status")).isEqualTo("accepted");
        assertThat(followed.getIsBase64Encoded()).isFalse();
    }

    @Test
    void takesABodyThatTheGatewayPutInBase64() {
        String body = Base64.getEncoder()
                .encodeToString(Submissions.plain()
                        .replace("toegewezen", "toegewezen, Zoë")
                        .getBytes(StandardCharsets.UTF_8));

        APIGatewayV2HTTPResponse answer = call(post("/v1/messages", body).put("isBase64Encoded", true));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(202);
    }

    @Test
    void takesTheQueryAsItWasSent() {
        String id = new JsonObject(call(submission("A&B = 50%")).getBody()).getString("id");

        APIGatewayV2HTTPResponse found = call(get("/v1/messages?reference=A%26B%20%3D%2050%25&limit=1"));

        JsonObject first = new JsonObject(found.getBody()).getJsonArray("items").getJsonObject(0);
        assertThat(first.getString("id")).isEqualTo(id);
    }

    @Test
    void givesTokens() {
        TestTenant.Client client = tenant.client(Role.SENDER);
        String basic = Base64.getEncoder()
                .encodeToString((client.id() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = Map.of("authorization", "Basic " + basic, "content-type", FORM);

        APIGatewayV2HTTPResponse answer =
                call(AwsEvents.http("POST", "/oauth/token", headers, "grant_type=client_credentials"));

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.getBody()).getString("access_token")).isNotEmpty();
        assertThat(answer.getHeaders()).containsEntry("cache-control", "no-store");
    }

    @Test
    void asksForATokenLikeEverywhereElse() {
        APIGatewayV2HTTPResponse answer = call(AwsEvents.http("GET", "/v1/messages/x", Map.of()));

        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(answer.getHeaders())
                .containsEntry("content-type", "application/problem+json")
                .containsEntry("www-authenticate", "Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/messages/a b?", "/v1/messages/é#", "/v1/messages/%2E%2e/x", "//v1//nothing"})
    void findsNothingUnderPathsThatNoServerWouldSee(String path) {
        ObjectNode event = get("/v1/x").put("rawPath", path);

        assertThat(call(event).getStatusCode()).isEqualTo(404);
    }

    @Test
    void refusesABodyAboveALimitOfTheRoutes() {
        ObjectNode event = AwsEvents.http("POST", "/oauth/token", Map.of("content-type", FORM), "x".repeat(20_000));

        APIGatewayV2HTTPResponse answer = call(event);

        assertThat(answer.getStatusCode()).isEqualTo(413);
        assertThat(answer.getBody()).contains("problems/too-large");
    }

    private ObjectNode submission() {
        return post("/v1/messages", Submissions.plain());
    }

    private ObjectNode submission(String reference) {
        return post("/v1/messages", Submissions.withReference(reference));
    }

    private ObjectNode post(String path, String body) {
        Map<String, String> headers = Map.of("authorization", bearer(), "content-type", "application/json");
        return AwsEvents.http("POST", path, headers, body);
    }

    private ObjectNode get(String path) {
        return AwsEvents.http("GET", path, Map.of("authorization", bearer()));
    }

    private String bearer() {
        return "Bearer " + tenant.token(Role.SENDER);
    }

    private APIGatewayV2HTTPResponse call(ObjectNode event) {
        try {
            return handler.handleRequest(
                    JSON.readerFor(APIGatewayV2HTTPEvent.class).readValue(event), Invocation.withTime());
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
