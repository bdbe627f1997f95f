package eu.briefwissel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that takes no questions can be reached all the same; one that is not there cannot, which turns nobody away. */
class QueueReadinessTest {

    private static final int METHOD_NOT_ALLOWED = 405;

    private final Vertx vertx = Vertx.vertx();
    private HttpServer broker;

    @BeforeEach
    void startBroker() throws IOException {
        broker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broker.createContext("/", exchange -> {
            exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            exchange.close();
        });
        broker.start();
    }

    @AfterEach
    void stop() {
        broker.stop(0);
        vertx.closeAndAwait();
    }

    @Test
    void isReadyWhereTheBrokerAnswersAnything() {
        HealthCheckResponse answer = ask();

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(answer.getData().orElseThrow()).containsOnly(Map.entry("carrier", "broker"));
    }

    @Test
    void saysThatTheBrokerIsAwayAndIsReadyAllTheSame() {
        broker.stop(0);

        HealthCheckResponse answer = ask();

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(answer.getData().orElseThrow().get("reason")).asString().startsWith("cannot be reached");
    }

    private HealthCheckResponse ask() {
        QueueConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(QueueConfig.class)
                .withDefaultValue("briefwissel.queue", "broker")
                .withDefaultValue(
                        "briefwissel.queue.broker.url",
                        "http://127.0.0.1:" + broker.getAddress().getPort() + "/")
                .build()
                .getConfigMapping(QueueConfig.class);
        var wakeUps = new WakeUps(config, List.of(new BrokerTransport(vertx, config)), vertx.getDelegate());
        return new QueueReadiness(wakeUps).call().await().atMost(Duration.ofSeconds(10));
    }
}
