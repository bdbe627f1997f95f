package eu.briefwissel.function.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The routes of a broker ask for no token: where wake-ups travel otherwise, they are not there. */
@QuarkusTest
class WithoutBrokerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events",
                "/events/",
                "/events/timer",
                "/events/inspect",
                "//events",
                "/./events/timer",
                "/%65vents"
            })
    void hasNoRouteForEvents(String path) {
        Response answer = given().urlEncodingEnabled(false)
                .header("ce-specversion", "1.0")
                .header("ce-id", "1")
                .header("ce-source", "/x")
                .header("ce-type", "eu.briefwissel.work.due")
                .contentType("text/plain")
                .body("resolve")
                .post(path);

        assertThat(answer.statusCode()).isEqualTo(404);
    }
}
