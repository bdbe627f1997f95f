package eu.briefwissel.trace.callback;

import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A tenant with a receiver of its own. */
abstract class CallbackCase {

    static final String NAME = "/v1/callbacks/zaaksysteem";

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @Inject
    SendCallbacks callbacks;

    TestTenant tenant;
    CallbackReceiver receiver;

    @BeforeEach
    void aTenantWithAReceiver() {
        clock.reset();
        tenant = tenants.fresh();
        receiver = new CallbackReceiver();
    }

    @AfterEach
    void ends() {
        receiver.close();
        administrator().delete(NAME);
        clock.reset();
    }

    RequestSpecification administrator() {
        return tenant.as(Role.ADMINISTRATOR).contentType("application/json");
    }

    /** Its secret. */
    String made() {
        return put(new JsonObject()).then().statusCode(201).extract().path("secret");
    }

    Response put(JsonObject more) {
        JsonObject body = new JsonObject().put("url", receiver.url()).mergeIn(more);
        return administrator().body(body.encode()).put(NAME);
    }

    Response replay(String after) {
        return administrator().body("{\"after\":\"" + after + "\"}").post(NAME + "/replay");
    }

    Response seen() {
        return administrator().get(NAME);
    }

    String state() {
        return seen().path("state");
    }

    /** What the stream tells, as it is asked. */
    Response stream() {
        return tenant.as(Role.SENDER).get("/v1/events?limit=500");
    }

    void send() {
        TestTenants.await(callbacks::send);
    }

    void later(Duration by) {
        clock.advance(by);
        tenant = tenant.withoutTokens();
        send();
    }
}
