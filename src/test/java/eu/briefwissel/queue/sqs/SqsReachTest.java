package eu.briefwissel.queue.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import eu.briefwissel.queue.QueueConfig;
import eu.briefwissel.queue.QueueNotUsable;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What readiness tells of SQS: whether it could be sent to, which whoever may only send cannot simply ask. */
class SqsReachTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String QUEUE = "https://sqs.eu-central-1.amazonaws.com/123456789012/wake-ups";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private SqsClient sqs;
    private int status = 200;
    private String answer = "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:eu-central-1:123456789012:wake-ups\"}}";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-Amz-Target") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] body = answer.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        sqs = SqsClient.builder()
                .endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("x", "x")))
                .overrideConfiguration(o -> o.retryStrategy(RetryMode.STANDARD))
                .build();
    }

    @AfterEach
    void stop() {
        sqs.close();
        server.stop(0);
    }

    @Test
    void isReachedWhereTheQueueTellsOfItself() {
        assertThatNoException().isThrownBy(this::reach);

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("AmazonSQS.GetQueueAttributes")
                .contains(QUEUE);
    }

    /** SQS answers 403; the list of its errors says 400. */
    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "403, AccessDeniedException", "400, AccessDeniedException"})
    void isReachedByWhoMayOnlySend(int code, String error) {
        answers(code, error);

        assertThatNoException().isThrownBy(this::reach);
    }

    @ParameterizedTest
    @CsvSource({
        "403, SignatureDoesNotMatch",
        "403, ExpiredToken",
        "403, InvalidClientTokenId",
        "400, IncompleteSignature"
    })
    void isNotReachedWithCredentialsThatNothingCouldBeSentWith(int code, String error) {
        answers(code, error);

        assertThatThrownBy(this::reach).isInstanceOf(SqsException.class);
    }

    @Test
    void isNotReachedWhereThereIsNoSuchQueue() {
        answers(400, "QueueDoesNotExist");

        assertThatThrownBy(this::reach).isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void isNotReachedWhereNobodyListens() {
        server.stop(0);

        assertThatThrownBy(this::reach).isInstanceOf(SdkClientException.class);
    }

    @Test
    void doesNotStartWithoutAQueue() {
        assertThatThrownBy(() -> transport("").open())
                .isInstanceOf(QueueNotUsable.class)
                .hasMessageContaining("briefwissel.queue.sqs.url");
    }

    private void answers(int code, String error) {
        status = code;
        answer = "{\"__type\":\"com.amazonaws.sqs#%s\",\"message\":\"as SQS words it\"}".formatted(error);
    }

    private void reach() {
        transport(QUEUE).reach().await().atMost(PATIENCE);
    }

    private SqsTransport transport(String url) {
        QueueConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(QueueConfig.class)
                .withDefaultValue("briefwissel.queue", "sqs")
                .withDefaultValue("briefwissel.queue.sqs.url", url)
                .build()
                .getConfigMapping(QueueConfig.class);
        return new SqsTransport(() -> sqs, config);
    }
}
