package eu.briefwissel.function.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import eu.briefwissel.channel.RecordingServer;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.queue.WakeUpContract;
import eu.briefwissel.queue.WakeUps;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenants;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What Knative's broker does with the Trigger of {@code deployments/knative}: calls again on 5xx, waiting twice as long each
 * time, as often as the Trigger says; a dead letter then, and at once on 400.
 */
@QuarkusTest
@WithTestResource(TestBroker.class)
class BrokerWakeUpsTest extends WakeUpContract {

    private static final Path TRIGGER = Path.of("deployments/knative/base/events.yaml");
    private static final int SERVER_ERROR = 500;
    private static final Duration AN_OUTAGE = Duration.ofMinutes(1);
    private static final int BAD_REQUEST = 400;

    private final List<CloudEvent> queue = new ArrayList<>();
    private final List<CloudEvent> dead = new ArrayList<>();
    private final JsonNode delivery = delivery();
    private Runnable whileItWaits = () -> {};

    @Inject
    WakeUps wakeUps;

    @Inject
    TestClock time;

    @Inject
    TestTenants tenants;

    @BeforeEach
    void empty() {
        TestTenants.await(wakeUps::flush);
        TestBroker.taken().clear();
    }

    @Test
    void sendsWhatTheSdkReadsAsAnEvent() {
        wakeUps.wake(Stage.RESOLVE);

        TestTenants.await(wakeUps::flush);

        assertThat(TestBroker.taken()).singleElement().satisfies(headers -> {
            CloudEvent event =
                    HttpMessageFactory.createReader(headers, new byte[0]).toEvent();
            assertThat(event.getType()).isEqualTo("eu.briefwissel.work.due");
            assertThat(event.getSubject()).isEqualTo("resolve");
            assertThat(UUID.fromString(event.getId())).isNotNull();
        });
    }

    /** By its type, so that a Trigger can tell it from the others and a JVM is not started for them. */
    @Test
    void wakesTheFunctionDocumentByEventsOfATypeOfTheirOwn() {
        wakeUps.wake(Stage.INSPECT);

        TestTenants.await(wakeUps::flush);

        assertThat(TestBroker.taken()).singleElement().satisfies(headers -> {
            CloudEvent event =
                    HttpMessageFactory.createReader(headers, new byte[0]).toEvent();
            assertThat(event.getType()).isEqualTo("eu.briefwissel.inspection.due");
            assertThat(event.getSubject()).isEqualTo("inspect");
        });
        assertThat(call("/events/inspect", event("eu.briefwissel.inspection.due", "inspect", "")))
                .isEqualTo(204);
        assertThat(call("/events/inspect", event("com.example.other", "inspect", "")))
                .isEqualTo(BAD_REQUEST);
    }

    @Test
    void takesStructuredEventsAndTimers() {
        byte[] structured = new JsonFormat().serialize(event("eu.briefwissel.work.due", "resolve", "resolve"));

        assertThat(post("/events", "application/cloudevents+json; charset=UTF-8", structured))
                .isEqualTo(204);
        assertThat(call("/events/timer", event("dev.knative.sources.ping", "", "")))
                .isEqualTo(204);
    }

    @Test
    void refusesWhatIsNoEventOfOursForGood() {
        assertThat(post("/events", "application/json", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(BAD_REQUEST);
        assertThat(post("/events", "application/cloudevents+json", "{".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(BAD_REQUEST);
        assertThat(call("/events", event("com.example.other", "resolve", ""))).isEqualTo(BAD_REQUEST);
        assertThat(call("/events/timer", event("com.example.other", "resolve", "")))
                .isEqualTo(BAD_REQUEST);
    }

    /** Where a process does nothing by itself, the timer alone has it look into inboxes. */
    @Test
    void fetchesResultsAtATurnOfTheTimer() {
        try (var adapter = RecordingServer.start()) {
            tenants.fresh(Map.of(
                    "berichtenbox.dialect", "globe",
                    "globe.oin", "00000001234567890000",
                    "globe.adapter_url", adapter.url() + "/service/rest/v19",
                    "globe.cpa_id", "cpa-1"));

            call("/events/timer", event("dev.knative.sources.ping", "", ""));

            assertThat(adapter.calls("/service/rest/v19/ebms/messages/unprocessed"))
                    .hasSize(1);
        }
    }

    @Test
    void takesAWakeUpThatBecameADeadLetterForATurnOfTheTimer() {
        assertThat(call("/events/timer", event("eu.briefwissel.work.due", "resolve", "")))
                .isEqualTo(204);
    }

    @Test
    void isNoDeadLetterWhereTheDatabaseComesBackWhileTheBrokerWaits() {
        Instant away = time.instant();
        whileItWaits = () -> {
            if (time.instant().isAfter(away.plus(AN_OUTAGE))) {
                owner("grant execute on function claim_work to briefwissel_app");
            }
        };
        owner("revoke execute on function claim_work from briefwissel_app");

        put("resolve");
        handOut();

        owner("grant execute on function claim_work to briefwissel_app");
        assertThat(time.instant()).isAfter(away.plus(AN_OUTAGE));
        assertThat(deadLetters()).isZero();
    }

    @Override
    protected void put(String text) {
        queue.add(event("eu.briefwissel.work.due", text, text));
    }

    @Override
    protected void handOut() {
        queue.forEach(this::deliver);
        queue.clear();
    }

    @Override
    protected void handOutTwiceAtOnce() {
        var beside = CompletableFuture.runAsync(() -> queue.forEach(this::deliver));
        handOutCopies();
        beside.join();
        queue.clear();
    }

    private void handOutCopies() {
        List.copyOf(queue).forEach(this::deliver);
    }

    @Override
    protected boolean keepsWhatWasNotLookedAt() {
        return true;
    }

    @Override
    protected int deadLetters() {
        return dead.size();
    }

    @Override
    protected void redrive() {
        queue.addAll(dead);
        dead.clear();
    }

    @Override
    protected void timer() {
        assertThat(call("/events/timer", event("dev.knative.sources.ping", "", "")))
                .isEqualTo(204);
    }

    private void deliver(CloudEvent event) {
        int retries = delivery.path("retry").asInt();
        Duration wait = Duration.parse(delivery.path("backoffDelay").asText());
        for (int call = 0; call <= retries; call++) {
            int status = call("/events", event);
            if (status < BAD_REQUEST) {
                return;
            }
            if (status < SERVER_ERROR) {
                break;
            }
            wait = wait.multipliedBy(2);
            time.advance(wait);
            whileItWaits.run();
        }
        dead.add(event);
    }

    /** How the Trigger has wake-ups delivered. */
    private static JsonNode delivery() {
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(TRIGGER.toFile())) {
            return documents.readAll().stream()
                    .map(document -> document.at("/spec/delivery"))
                    .filter(found -> found.path("backoffPolicy").asText().equals("exponential"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void owner(String statement) {
        try (var owner = TestDatabase.asOwner();
                var executed = owner.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int call(String path, CloudEvent event) {
        var request = given().config(plain()).contentType("text/plain");
        for (String attribute : event.getAttributeNames()) {
            if (!attribute.equals("datacontenttype")) {
                request.header("ce-" + attribute, String.valueOf(event.getAttribute(attribute)));
            }
        }
        return request.body(
                        event.getData() == null ? new byte[0] : event.getData().toBytes())
                .post(path)
                .statusCode();
    }

    private static int post(String path, String mediaType, byte[] body) {
        return given().config(plain())
                .contentType(mediaType)
                .body(body)
                .post(path)
                .statusCode();
    }

    private static RestAssuredConfig plain() {
        return RestAssuredConfig.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("application/cloudevents+json", ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    private static CloudEvent event(String type, String subject, String text) {
        var event = CloudEventBuilder.v1()
                .withId(UUID.randomUUID().toString())
                .withSource(URI.create("/tests"))
                .withType(type)
                .withData("text/plain", text.getBytes(StandardCharsets.UTF_8));
        return subject.isEmpty() ? event.build() : event.withSubject(subject).build();
    }
}
