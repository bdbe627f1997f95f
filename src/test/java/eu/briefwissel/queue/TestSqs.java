package eu.briefwissel.queue;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** An SQS in this JVM, with queues as infra makes them: a dead letter after five attempts. */
public class TestSqs implements QuarkusTestResourceLifecycleManager {

    private static final String URL = "test.sqs.url";
    private static final String DOCUMENTS = "test.sqs.documents";
    private static final String DEAD = "test.sqs.dead";
    private static final String ENDPOINT = "test.sqs.endpoint";

    private @Nullable SQSRestServer server;

    @Override
    public Map<String, String> start() {
        SQSRestServer started = SQSRestServerBuilder.withDynamicPort()
                .withInterface("localhost")
                .start();
        server = started;
        URI endpoint = URI.create(
                "http://localhost:" + started.waitUntilStarted().localAddress().getPort());
        SqsClient sqs = client(endpoint);
        String dead = sqs.createQueue(q -> q.queueName("wake-ups-dead")).queueUrl();
        String arn = sqs.getQueueAttributes(q -> q.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        String redrive = "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"5\"}".formatted(arn);
        Map<QueueAttributeName, String> attributes =
                Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "300", QueueAttributeName.REDRIVE_POLICY, redrive);
        String url = sqs.createQueue(q -> q.queueName("wake-ups").attributes(attributes))
                .queueUrl();
        String documents = sqs.createQueue(q -> q.queueName("documents").attributes(attributes))
                .queueUrl();
        System.setProperty(URL, url);
        System.setProperty(DOCUMENTS, documents);
        System.setProperty(DEAD, dead);
        System.setProperty(ENDPOINT, endpoint.toString());
        return Map.of(
                "briefwissel.queue", "sqs",
                "briefwissel.queue.sqs.url", url,
                "quarkus.sqs.endpoint-override", endpoint.toString(),
                "quarkus.sqs.aws.region", "eu-central-1",
                "quarkus.sqs.aws.credentials.type", "static",
                "quarkus.sqs.aws.credentials.static-provider.access-key-id", "x",
                "quarkus.sqs.aws.credentials.static-provider.secret-access-key", "x");
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stopAndWait();
        }
    }

    public static SqsClient client() {
        return client(URI.create(endpoint()));
    }

    public static String endpoint() {
        return System.getProperty(ENDPOINT);
    }

    public static String url() {
        return System.getProperty(URL);
    }

    /** The queue that wakes the function document. */
    public static String documents() {
        return System.getProperty(DOCUMENTS);
    }

    public static String dead() {
        return System.getProperty(DEAD);
    }

    private static SqsClient client(URI endpoint) {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .build();
    }
}
