package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Written anew by {@code ./mvnw test -Dtest=OpenApiTest -Dbriefwissel.openapi.refresh}. */
@QuarkusTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("docs/openapi.yaml");

    @Test
    void servesTheDescriptionThatIsCommitted() throws IOException {
        var answer = given().get("/q/openapi");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/yaml");
        assertThat(answer.asByteArray()).isEqualTo(Files.readAllBytes(COMMITTED));
    }

    @Test
    void hasCommittedWhatTheRoutesSayOfThemselves() throws IOException {
        String made = given().accept("application/yaml").get("/q/openapi/made").asString();
        if (System.getProperty("briefwissel.openapi.refresh") != null) {
            Files.writeString(COMMITTED, made);
        }

        assertThat(COMMITTED).exists();
        assertThat(made)
                .as("docs/openapi.yaml; refresh it with ./mvnw test -Dtest=OpenApiTest -Dbriefwissel.openapi.refresh")
                .isEqualTo(Files.readString(COMMITTED));
    }
}
