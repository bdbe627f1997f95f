package eu.briefwissel.function.event;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.queue.WakeUpContract;
import eu.briefwissel.queue.WakeUps;
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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Knative's broker does: calls again on 5xx, five times; a dead letter then, and at once on 400. */
@QuarkusTest
@WithTestResource(TestBroker.class)
class BrokerWakeUpsTest extends WakeUpContract {

    private static final int MOST_CALLS = 5;
    private static final int SERVER_ERROR = 500;
    private static final int BAD_REQUEST = 400;

    private final List<CloudEvent> queue = new ArrayList<>();
    private final List<CloudEvent> dead = new ArrayList<>();

    @Inject
    WakeUps wakeUps;

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

    @Test
    void takesAWakeUpThatBecameADeadLetterForATurnOfTheTimer() {
        assertThat(call("/events/timer", event("eu.briefwissel.work.due", "resolve", "")))
                .isEqualTo(204);
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
        for (int call = 0; call < MOST_CALLS; call++) {
            int status = call("/events", event);
            if (status < BAD_REQUEST) {
                return;
            }
            if (status < SERVER_ERROR) {
                break;
            }
        }
        dead.add(event);
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
