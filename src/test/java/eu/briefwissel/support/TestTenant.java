package eu.briefwissel.support;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Role;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A tenant, with a client for each role. Tokens are asked of the gateway, over HTTP, once a role. */
public record TestTenant(TenantId id, Map<Role, Client> clients, Map<Role, String> tokens) {

    /** What a client knows of itself. */
    public record Client(String id, String secret) {}

    TestTenant(TenantId id, Map<Role, Client> clients) {
        this(id, Map.copyOf(clients), new ConcurrentHashMap<>());
    }

    public Client client(Role role) {
        return Objects.requireNonNull(clients.get(role));
    }

    /** The same tenant without the tokens it has, for when the clock was moved past their end. */
    public TestTenant withoutTokens() {
        return new TestTenant(id, clients);
    }

    /** A bearer token of that role. */
    public String token(Role role) {
        return tokens.computeIfAbsent(role, r -> newToken(client(r)));
    }

    /** A request that carries a token of that role. */
    public RequestSpecification as(Role role) {
        return RestAssured.given().auth().oauth2(token(role));
    }

    private static String newToken(Client client) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic(client.id(), client.secret())
                .formParam("grant_type", "client_credentials")
                .post("/oauth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
