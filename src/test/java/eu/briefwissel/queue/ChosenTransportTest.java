package eu.briefwissel.queue;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.delivery.Stage;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The transport that is set has to be in the program: a process that wakes nobody does not start. */
class ChosenTransportTest {

    private final Vertx vertx = Vertx.vertx();
    private final List<Transport> compiledIn = List.of(new Silent(QueueConfig.Carrier.POSTGRES));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void refusesToStartWithSqsWhereThatIsNotCompiledIn() {
        assertThatThrownBy(() -> new WakeUps(new Chosen(QueueConfig.Carrier.SQS), compiledIn, vertx))
                .isInstanceOf(QueueNotUsable.class)
                .hasMessageContaining("briefwissel.queue=sqs is not compiled into this program")
                .hasMessageContaining("-Daws");
    }

    @Test
    void startsWithWhatIsCompiledIn() {
        assertThatNoException()
                .isThrownBy(() -> new WakeUps(new Chosen(QueueConfig.Carrier.POSTGRES), compiledIn, vertx));
    }

    private record Chosen(QueueConfig.Carrier carrier) implements QueueConfig {
        @Override
        public Sqs sqs() {
            return new Sqs() {
                @Override
                public Optional<URI> url() {
                    return Optional.empty();
                }

                @Override
                public Optional<URI> documentUrl() {
                    return Optional.empty();
                }
            };
        }

        @Override
        public Broker broker() {
            return new Broker() {
                @Override
                public Optional<URI> url() {
                    return Optional.empty();
                }

                @Override
                public Duration timeout() {
                    return Duration.ZERO;
                }
            };
        }
    }

    private record Silent(QueueConfig.Carrier carrier) implements Transport {
        @Override
        public void open() {
            // nothing to open
        }

        @Override
        public Uni<Void> reach() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> send(Stage stage) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public void listen(Set<Stage> stages, Function<Stage, Uni<Void>> listener) {
            // nobody tells
        }

        @Override
        public boolean carries(Stage stage) {
            return true;
        }

        @Override
        public Duration gathering() {
            return Duration.ZERO;
        }
    }
}
