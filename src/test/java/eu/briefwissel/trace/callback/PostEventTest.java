package eu.briefwissel.trace.callback;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.tenant.CallbackFailure;
import io.vertx.mutiny.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a name leads to is looked at when it is called, not when it is kept. */
class PostEventTest {

    private final Vertx vertx = Vertx.vertx();
    private CallbackReceiver receiver;

    @BeforeEach
    void start() {
        receiver = new CallbackReceiver();
    }

    @AfterEach
    void stop() {
        receiver.close();
        vertx.closeAndAwait();
    }

    @Test
    void callsNothingInAPrivateNetworkWhateverItsNameIs() {
        URI named = URI.create(receiver.url().replace("127.0.0.1", "localhost"));

        assertThat(post(new Settings(false), named)).isEqualTo(Optional.of(new CallbackFailure("private-address")));
        assertThat(receiver.got()).isEmpty();
    }

    @Test
    void callsItWhereTheInstallationAllowsThat() {
        URI named = URI.create(receiver.url().replace("127.0.0.1", "localhost"));

        assertThat(post(new Settings(true), named)).isEmpty();
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().getFirst().headers().getFirst("Host")).startsWith("localhost:");
    }

    @Test
    void saysNoMoreThanACodeOfWhatWentWrong() {
        URI nobody = URI.create("http://127.0.0.1:1/hook?token=geheim");

        assertThat(post(new Settings(true), nobody)).isEqualTo(Optional.of(new CallbackFailure("connect-failed")));
    }

    private Optional<CallbackFailure> post(Settings settings, URI url) {
        return new PostEvent(vertx, settings)
                .post(url, Map.of(), new byte[0])
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private record Settings(boolean privateAddresses) implements CallbackConfig {
        @Override
        public String every() {
            return "off";
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int concurrency() {
            return 1;
        }

        @Override
        public List<Duration> retryAfter() {
            return List.of(Duration.ofSeconds(1));
        }

        @Override
        public Duration offAfter() {
            return Duration.ofDays(1);
        }

        @Override
        public Duration secretOverlap() {
            return Duration.ofDays(1);
        }

        @Override
        public boolean plainHttp() {
            return true;
        }
    }
}
