package eu.briefwissel.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.packaged.RuntimeApi.Outcome;
import eu.briefwissel.queue.TestSqs;
import eu.briefwissel.support.AwsEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.PurgeQueueRequest;

/** The function.zip, run as Lambda runs it, does what a server does, by events alone and standing still between them. */
@TestInstance(Lifecycle.PER_CLASS)
class LambdaIT {

    private static final int SOME = 20;
    private static final int LARGE_BATCH = 100;
    private static final String READS = "999993653";
    private static final String NEVER_READS = "999993665";
    private static final String HAS_NO_MAILBOX = "999993677";

    /** Longer than an answer takes that waits for nothing. */
    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private LambdaDeployment lambda;

    @BeforeAll
    void deploy(@TempDir Path directory) {
        assumeTrue(Files.exists(LambdaZip.chosen()), "LEFT OUT: there is no " + LambdaZip.chosen());
        lambda = LambdaDeployment.start(directory);
    }

    @AfterAll
    void close() {
        if (lambda != null) {
            lambda.close();
        }
    }

    @Test
    void bringsLettersToTheirReadersAndFallsBack() {
        Gateway sender = loggedIn();
        try (PassingTime time = lambda.passingTime()) {
            String read = submit(sender, READS, "read");
            String mailed = submit(sender, HAS_NO_MAILBOX, "mailed");
            String unread = sender.submit(
                            "unread",
                            Gateway.message(NEVER_READS, "unread@example.org", "unread")
                                    .put("unreadAfter", "3 seconds"))
                    .orElseThrow();

            Program ingest = lambda.function("ingest").process();
            ingest.await("publish and webhook", () -> hasStatus(sender, read, "opened"));
            ingest.await("publish by e-mail", () -> hasStatus(sender, mailed, "dispatched"));
            ingest.await("fallback", () -> hasStatus(sender, unread, "dispatched"));
            assertThat(time.failures()).isEmpty();
        }

        assertThat(lambda.http().failures()).isEmpty();
        for (String name : List.of("ingest", "publish", "webhook", "fallback")) {
            assertThat(lambda.function(name).printed()).doesNotContain(lambda.secrets());
        }
        String signer = lambda.zip().hasSigner() ? "signer provider=libcrypto" : "signer provider=jdk";
        assertThat(lambda.function("publish").printed()).contains(signer);
    }

    @Test
    void answersTheRoutesOfItsOwnFunctionOnly() {
        Map<String, String> routes = Map.of(
                "ingest", "GET /v1/messages/x",
                "reach", "POST /v1/reach",
                "webhook", "POST /api/webhook/berichtenbox/read",
                "admin", "POST /api/admin/berichtenbox/message/x/retry");
        for (String function : routes.keySet()) {
            routes.forEach((owner, route) -> assertThat(statusOf(function, route))
                    .as(function + " " + route)
                    .matches(status -> owner.equals(function) == (status != 404)));
        }
    }

    /** The process stands still from the answer on: what has not arrived by then may never do. */
    @Test
    void answersOnlyWhenTheWakeUpIsInTheQueueHoweverSlowThatIs() {
        try (HeldQueue queue = HeldQueue.inFrontOf(TestSqs.endpoint());
                LambdaFunction ingest = lambda.start(
                        "ingest-with-slow-queue", "ingest", Map.of("QUARKUS_SQS_ENDPOINT_OVERRIDE", queue.address()));
                HttpApi http = HttpApi.start(0, _ -> ingest)) {
            Gateway sender = new Gateway(http.port(), lambda.sandbox().client("sender"));
            assertThat(sender.login()).isTrue();
            purge();

            var answer = CompletableFuture.supplyAsync(() -> submit(sender, NEVER_READS, "wake-up"));

            ingest.process().await("the wake-up", queue::holds);
            assertThatThrownBy(() -> answer.get(A_WHILE.toMillis(), TimeUnit.MILLISECONDS))
                    .as("not answered while the wake-up is on its way")
                    .isInstanceOf(TimeoutException.class);
            queue.letThrough();
            assertThat(answer.join()).isNotEmpty();
            assertThat(receive()).containsExactly("resolve");
        }
    }

    @Test
    void acceptsWhereTheQueueIsAwayAndTheScheduleHeals() {
        Gateway sender = loggedIn();
        Map<String, String> away = Map.of("QUARKUS_SQS_ENDPOINT_OVERRIDE", "http://localhost:9");
        String id;
        try (LambdaFunction ingest = lambda.start("ingest-without-queue", "ingest", away);
                HttpApi http = HttpApi.start(0, _ -> ingest)) {
            Gateway other = new Gateway(http.port(), lambda.sandbox().client("sender"));
            assertThat(other.login()).isTrue();
            id = submit(other, NEVER_READS, "healed");
        }

        lambda.function("fallback").call(AwsEvents.schedule());

        assertThat(sender.status(id)).contains("published");
    }

    @Test
    void keepsOneMessageThatIsNoWakeUpOutOfABatch() {
        Map<String, String> batch = new LinkedHashMap<>();
        for (int i = 0; i < LARGE_BATCH; i++) {
            batch.put("message-" + i, i == 42 ? "{\"poison\":true}" : i % 2 == 0 ? "resolve" : "publish");
        }
        String id = submit(loggedIn(), NEVER_READS, "beside-poison");

        JsonNode answer = lambda.function("publish").call(AwsEvents.sqs(batch));

        assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"message-42\"}]}");
        assertThat(loggedIn().status(id)).contains("published");
    }

    @Test
    void reportsAnEventThatCannotBeParsedAndGoesOn() {
        for (String event : List.of("{\"Records\": [", "[]", "\"text\"", "{\"Records\": \"none\"}")) {
            assertThat(lambda.function("publish").invoke(event.getBytes(UTF_8)))
                    .as(event)
                    .isInstanceOf(Outcome.Failure.class);
        }

        assertThat(lambda.function("publish").call(AwsEvents.sqs(Map.of("message-1", "publish"))))
                .isNotNull();
    }

    @Test
    void keepsConnectionsTokensAndSecretsBetweenInvocations() throws SQLException {
        Gateway sender = loggedIn();
        LambdaFunction publish = lambda.function("publish");
        submit(sender, NEVER_READS, "first");
        publish.call(AwsEvents.sqs(Map.of("message-1", "publish")));
        Set<String> before = lambda.connections("publish");
        long tokens = tokens();
        int secrets = lambda.aws().calls().size();

        List<String> published = new ArrayList<>();
        Set<String> seen = new HashSet<>(before);
        for (int i = 0; i < SOME; i++) {
            published.add(submit(sender, NEVER_READS, "kept-" + i));
            publish.call(AwsEvents.sqs(Map.of("message-1", "publish")));
            seen.addAll(lambda.connections("publish"));
        }

        assertThat(published).allMatch(id -> hasStatus(sender, id, "published"));
        assertThat(before).isNotEmpty();
        assertThat(lambda.connections("publish")).containsAll(before);
        assertThat(seen).hasSizeLessThan(SOME);
        assertThat(tokens()).isEqualTo(tokens);
        assertThat(lambda.aws().calls()).hasSize(secrets);
    }

    private Gateway loggedIn() {
        Gateway sender = lambda.sender();
        lambda.function("ingest").awaitInitialised();
        assertThat(sender.login()).as(lambda.http().failures().toString()).isTrue();
        return sender;
    }

    private static String submit(Gateway sender, String bsn, String key) {
        return sender.submit(key, Gateway.message(bsn, key.replace(' ', '-') + "@example.org", key))
                .orElseThrow();
    }

    private int statusOf(String function, String route) {
        String[] parts = route.split(" ", 2);
        return lambda.function(function)
                .call(AwsEvents.http(parts[0], parts[1], Map.of()))
                .get("statusCode")
                .asInt();
    }

    private static boolean hasStatus(Gateway sender, String id, String status) {
        return sender.status(id).filter(status::equals).isPresent();
    }

    private long tokens() {
        return lambda.sandbox().look("calls").path("berichtenbox.token").asLong();
    }

    private static List<String> receive() {
        return TestSqs.client().receiveMessage(r -> r.queueUrl(TestSqs.url()).waitTimeSeconds(0)).messages().stream()
                .map(Message::body)
                .toList();
    }

    private static void purge() {
        TestSqs.client()
                .purgeQueue(PurgeQueueRequest.builder().queueUrl(TestSqs.url()).build());
    }
}
