package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HealthTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
    void isUpWhereTheDatabaseAnswers(String path) {
        assertThat(given().get(path).<String>path("status")).isEqualTo("UP");
    }

    @Test
    void isReadyBecauseTheStoreIs() {
        assertThat(given().get("/q/health/ready").<List<String>>path("checks.name"))
                .contains("database", "schema", "keys");
    }
}
