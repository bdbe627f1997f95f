package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that carries the webhooks only. */
@QuarkusTest
@TestProfile(SwitchedOffTest.WebhooksOnly.class)
class SwitchedOffTest {

    /** All others off. */
    public static class WebhooksOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "briefwissel.function.ingest", "off",
                    "briefwissel.function.reach", "off",
                    "briefwissel.function.publish", "off",
                    "briefwissel.function.fallback", "off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/messages", "/v1/reach", "/oauth/token", "/api/admin/berichtenbox/message/x/retry"})
    void hasNoRoutesOfOtherFunctions(String path) {
        assertThat(given().contentType("application/json").post(path).statusCode())
                .isEqualTo(404);
    }

    @Test
    void hasItsOwn() {
        assertThat(given().body("{}").post("/t/x/api/webhook/berichtenbox/read").statusCode())
                .isEqualTo(422);
    }
}
