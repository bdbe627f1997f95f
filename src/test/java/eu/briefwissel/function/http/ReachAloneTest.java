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

/** A process that asks operators while a sender waits, and does nothing else. */
@QuarkusTest
@TestProfile(ReachAloneTest.ReachOnly.class)
class ReachAloneTest {

    /** All others off. */
    public static class ReachOnly implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "briefwissel.function.ingest", "off",
                    "briefwissel.function.publish", "off",
                    "briefwissel.function.webhook", "off",
                    "briefwissel.function.fallback", "off");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/messages",
                "/v1/check",
                "/v1/senders/x",
                "/oauth/token",
                "/t/x/api/webhook/berichtenbox/read"
            })
    void hasNoRoutesOfOtherFunctions(String path) {
        assertThat(post(path)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/reach", "/v1/senders/check", "/v1/senders/burgerzaken/check"})
    void answersNobodyWithoutAToken(String path) {
        assertThat(post(path)).isEqualTo(401);
    }

    @Test
    void isWhatItsMetricsSay() {
        assertThat(given().get("/q/metrics").asString()).contains("function=\"reach\"");
    }

    @Test
    void isReady() {
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    private static int post(String path) {
        return given().contentType("application/json").body("{}").post(path).statusCode();
    }
}
