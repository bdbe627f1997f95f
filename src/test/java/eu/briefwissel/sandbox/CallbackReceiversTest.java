package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sandbox' receiver of callbacks: believes what is signed with its secret, by the test vector of Standard Webhooks. */
class CallbackReceiversTest {
    private static final String PATH = "/sandbox/callbacks/zaaksysteem";
    private static final String SECRET = "?secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private final HandClock clock = new HandClock();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withClock(clock).withTimestampTolerance(Duration.ZERO)));
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void believesWhatIsSignedWithItsSecretAlone() throws IOException {
        assertThat(post(BODY, SIGNATURE)).as("not told its secret").isEqualTo(400);
        put(SECRET);

        assertThat(post(BODY, SIGNATURE)).isEqualTo(204);
        assertThat(post(BODY, "v1,other " + SIGNATURE)).isEqualTo(204);
        assertThat(post(BODY + " ", SIGNATURE)).isEqualTo(400);
        assertThat(post(BODY, SIGNATURE.substring(3))).isEqualTo(400);

        var items = Http.send(Http.to(url(""))).json().path("items");
        assertThat(items.findValuesAsText("verified")).containsExactly("false", "true", "true", "false", "false");
    }

    @Test
    void answersAsItIsTold() throws IOException {
        put(SECRET + "&status=503");

        assertThat(post(BODY, SIGNATURE)).isEqualTo(503);
    }

    private String url(String query) {
        return "http://127.0.0.1:" + sandbox.httpPort() + PATH + query;
    }

    private void put(String query) throws IOException {
        Http.send(Http.to(url(query)).method("PUT", BodyPublishers.noBody()));
    }

    private int post(String body, String signature) throws IOException {
        return Http.send(Http.to(url(""))
                        .header("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                        .header("webhook-timestamp", "1614265330")
                        .header("webhook-signature", signature)
                        .POST(BodyPublishers.ofString(body)))
                .status();
    }
}
