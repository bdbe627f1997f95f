package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose a route is; and that who deploys leads it there. */
class OwnRoutesTest {

    private static final Path TERRAFORM = Path.of("infra/aws/main.tf");
    private static final Pattern ROUTE = Pattern.compile("\"[A-Z]+ (/\\S*)\" += \"([a-z]+)\"");
    private static final List<String> FUNCTIONS =
            List.of("ingest", "reach", "publish", "webhook", "fallback", "document");

    /** A path, and the function that infra has it led to. */
    record Led(String path, String function) {}

    @ParameterizedTest
    @CsvSource({
        "/v1/reach,    reach",
        "/v1/messages, ingest",
        "/oauth/token, ingest",
        "/v1/reachx,   ingest",
        "/v1/senders, ingest",
        "/v1/senders/x, ingest",
        "/v1/senders/x/onboarding, ingest",
        "/v1/senders/x/check, reach",
        "/v1/senders/check, reach",
        "/api/webhook, webhook",
        "/t/x,         webhook",
        "/api/admin,   fallback"
    })
    void isOneFunctionsOnly(String path, String owner) {
        assertThat(FUNCTIONS.stream().filter(function -> !absent(path, function)))
                .containsExactly(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/messages", "/v1/check", "/oauth/token", "/api/webhook/x", "/t/x", "/api/admin/x", "/events"
            })
    void whatAsksWhileTheSenderWaitsHasNoOther(String path) {
        assertThat(absent(path, "reach")).isTrue();
    }

    /** By {@code local.routes}; admin is a part of the function fallback, with a handler of its own. */
    @ParameterizedTest
    @MethodSource("led")
    void isLedToAFunctionThatAnswersIt(Led led) {
        String carried = led.function().equals("admin") ? "fallback" : led.function();

        assertThat(absent(led.path(), carried))
                .as("%s at %s", led.path(), led.function())
                .isFalse();
    }

    @Test
    void ofInfraAreSeen() throws IOException {
        assertThat(led()).contains(new Led("/v1/reach", "reach"), new Led("/v1/messages", "ingest"));
    }

    static Stream<Led> led() throws IOException {
        return ROUTE.matcher(Files.readString(TERRAFORM))
                .results()
                .map(route -> new Led(route.group(1), route.group(2)));
    }

    private static boolean absent(String path, String function) {
        return new OwnRoutes(new Carrying(function), "sqs").isAbsent(path);
    }
}
