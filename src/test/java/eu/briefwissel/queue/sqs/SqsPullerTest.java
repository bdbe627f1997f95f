package eu.briefwissel.queue.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A process that takes wake-ups out of SQS itself, against an SQS in this JVM. */
class SqsPullerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static SQSRestServer server;
    private static SqsClient sqs;

    private final List<Stage> looked = new CopyOnWriteArrayList<>();
    private String url = "";
    private String dead = "";
    private @Nullable SqsPuller puller;

    @BeforeAll
    static void startServer() {
        server = SQSRestServerBuilder.withDynamicPort()
                .withInterface("localhost")
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        sqs = SqsClient.builder()
                .endpointOverride(URI.create("http://localhost:" + port))
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build();
    }

    @AfterAll
    static void stopServer() {
        sqs.close();
        server.stopAndWait();
    }

    /** Visible again after a second, dead after two attempts. */
    @BeforeEach
    void makeQueue() {
        String name = "wake-ups-" + System.nanoTime();
        dead = sqs.createQueue(q -> q.queueName(name + "-dead")).queueUrl();
        String arn = sqs.getQueueAttributes(q -> q.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        url = sqs.createQueue(q -> q.queueName(name)
                        .attributes(Map.of(
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "1",
                                QueueAttributeName.REDRIVE_POLICY,
                                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(arn))))
                .queueUrl();
    }

    @AfterEach
    void stopPuller() {
        if (puller != null) {
            puller.stop();
        }
    }

    @Test
    void looksAtWhatWasNamedAndDeletesItAfterwards() {
        put("resolve");
        put("publish");

        pull(this::lookAt);

        await(() -> looked.containsAll(List.of(Stage.RESOLVE, Stage.PUBLISH)) && messages(url) == 0);
        assertThat(messages(dead)).isZero();
    }

    @Test
    void getsAgainWhatCouldNotBeLookedAt() {
        AtomicInteger failures = new AtomicInteger();
        put("resolve");

        pull(stage -> failures.getAndIncrement() == 0
                ? Uni.createFrom().failure(new IllegalStateException("the database is away"))
                : lookAt(stage));

        await(() -> looked.contains(Stage.RESOLVE) && messages(url) == 0);
        assertThat(failures).hasValue(2);
        assertThat(messages(dead)).isZero();
    }

    /** The process may die in the middle: what was deleted then would be lost. */
    @Test
    void deletesNothingBeforeTheWorkWasLookedAt() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        put("resolve");

        pull(stage -> lookAt(stage).chain(() -> Uni.createFrom().completionStage(work)));

        await(() -> looked.contains(Stage.RESOLVE));
        assertThat(messages(url)).isEqualTo(1);
        work.complete(null);
        await(() -> messages(url) == 0);
    }

    /** Longer than it is invisible: it may come again, and is no dead letter for that. */
    @Test
    void deletesWhatBecameVisibleWhileTheWorkWasUnderWay() {
        CompletableFuture<Void> work = new CompletableFuture<>();
        put("resolve");

        pull(stage -> lookAt(stage).chain(() -> Uni.createFrom().completionStage(work)));

        await(() -> visible(url) == 1);
        work.complete(null);
        await(() -> messages(url) == 0);
        assertThat(messages(dead)).isZero();
    }

    @Test
    void leavesWhatIsNoWakeUpToBecomeADeadLetterAndLooksAtTheRest() {
        put("{\"not\":\"a stage\"}");
        put("publish");

        pull(this::lookAt);

        await(() -> messages(dead) == 1);
        await(() -> messages(url) == 0);
        assertThat(looked).containsOnly(Stage.PUBLISH);
    }

    private void pull(Function<Stage, Uni<Void>> listener) {
        SqsPuller started = new SqsPuller(sqs, url, listener);
        puller = started;
        started.start();
    }

    private Uni<Void> lookAt(Stage stage) {
        looked.add(stage);
        return Uni.createFrom().voidItem();
    }

    private void put(String text) {
        sqs.sendMessage(m -> m.queueUrl(url).messageBody(text));
    }

    private static int visible(String queue) {
        return Integer.parseInt(sqs.getQueueAttributes(
                        q -> q.queueUrl(queue).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    private static int messages(String queue) {
        var attributes = sqs.getQueueAttributes(q -> q.queueUrl(queue)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return attributes.values().stream().mapToInt(Integer::parseInt).sum();
    }

    private static void await(BooleanSupplier isSo) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(until);
        }
    }
}
