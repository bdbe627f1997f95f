package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.Gateway.Hook;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BerichtenboxFatesTest {
    private static final String READ = "/api/webhook/berichtenbox/read";
    private static final String REPLY = "/api/webhook/berichtenbox/reply";

    private final HandClock clock = new HandClock();
    private Gateway gateway;
    private Sandbox sandbox;
    private BbkCaller logius;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway();
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(clock)
                        .withPace(Pace.byHand())
                        .withLateBy(Duration.ofSeconds(5))));
        gateway.serve(sandbox);
        logius = new BbkCaller(sandbox, clock).login();
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        gateway.close();
    }

    private ObjectNode to(MagicRecipient recipient) {
        return logius.message(recipient.identifier());
    }

    private List<Integer> statuses(ObjectNode message, int times) throws IOException {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < times; i++) {
            statuses.add(logius.send(message).status());
        }
        return statuses;
    }

    @Test
    void tellsThatTheReaderRead() throws IOException {
        var id = logius.send(to(MagicRecipient.BSN_READS)).text("logiusMessageId");
        clock.pass(Duration.ofHours(3));

        var told = sandbox.fireEvents();

        assertThat(told).isEqualTo(1);
        assertThat(gateway.hooks()).singleElement().satisfies(hook -> {
            assertThat(hook.path()).isEqualTo(READ);
            assertThat(hook.json().path("logiusMessageId").asText()).isEqualTo(id);
            assertThat(hook.json().path("readAt").asText()).isEqualTo("2026-11-23T12:00:00Z");
        });
        assertThat(gateway.badSignatures()).isZero();
        assertThat(sandbox.fireEvents()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"BSN_NEVER_READS", "BSN_UNAVAILABLE_TWICE", "BSN_RATE_LIMITED"})
    void tellsNothingOfWhoeverNeverReads(MagicRecipient recipient) throws IOException {
        var statuses = statuses(to(recipient), 3);

        assertThat(statuses).last().isEqualTo(200);
        assertThat(sandbox.fireEvents()).isZero();
    }

    @Test
    void tellsTheReadFirstAndThenTheReplyWithItsPdf() throws IOException {
        var message = to(MagicRecipient.BSN_REPLIES);
        logius.send(message);

        sandbox.fireEvents();

        assertThat(gateway.hooks()).extracting(Hook::path).containsExactly(READ, REPLY);
        var reply = gateway.hooks().getLast().json();
        var file = reply.path("attachments").path(0);
        var content = Base64.getDecoder().decode(file.path("contentBase64").asText());
        assertThat(reply.path("parentMessageId").asText())
                .isEqualTo(message.path("messageId").asText());
        assertThat(reply.path("logiusReplyId").asText()).isNotBlank();
        assertThat(reply.path("bodyText").asText()).isNotBlank();
        assertThat(new String(content, StandardCharsets.US_ASCII))
                .startsWith("%PDF-")
                .endsWith("%%EOF\n");
        assertThat(file.path("sizeBytes").asInt()).isEqualTo(content.length);
        assertThat(file.path("mime").asText()).isEqualTo("application/pdf");
    }

    @Test
    void sendsTheReadEventThreeTimesAlike() throws IOException {
        logius.send(to(MagicRecipient.BSN_READ_THRICE));

        sandbox.fireEvents();

        assertThat(gateway.hooks())
                .hasSize(3)
                .extracting(Hook::json)
                .containsOnly(gateway.hooks().getFirst().json());
    }

    @Test
    void tellsTheReadBeforeItAnswersTheSend() throws IOException {
        var answer = logius.send(to(MagicRecipient.BSN_READ_BEFORE_ANSWER));

        assertThat(gateway.hooks())
                .singleElement()
                .satisfies(
                        hook -> assertThat(hook.json().path("logiusMessageId").asText())
                                .isEqualTo(answer.text("logiusMessageId")));
        assertThat(sandbox.fireEvents()).isZero();
    }

    @Test
    void tellsAWebhookAgainUntilItIsTaken() throws IOException {
        logius.send(to(MagicRecipient.BSN_READS));
        gateway.refuseNext(2);

        var told = sandbox.fireEvents();

        assertThat(told).isEqualTo(1);
        assertThat(gateway.hooks()).hasSize(1);
    }

    @Test
    void keepsAnEventThatDidNotArriveForLater() throws IOException {
        logius.send(to(MagicRecipient.BSN_READS));
        gateway.refuseNext(4);

        var first = sandbox.fireEvents();
        var second = sandbox.fireEvents();

        assertThat(first).isZero();
        assertThat(second).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "BSN_NO_MAILBOX, 422, NO_MAILBOX",
        "BSN_WITHDREW_CONSENT, 422, OPTED_OUT",
        "BSN_MALFORMED, 400, MALFORMED",
        "BSN_UNAVAILABLE, 503, UNAVAILABLE"
    })
    void refusesForEver(MagicRecipient recipient, int status, String code) throws IOException {
        var message = to(recipient);

        var statuses = statuses(message, 4);

        assertThat(statuses).containsOnly(status);
        assertThat(sandbox.calls()).containsEntry("berichtenbox." + code, 4L);
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void isUnavailableTwiceForEachMessage() throws IOException {
        var one = statuses(to(MagicRecipient.BSN_UNAVAILABLE_TWICE), 3);
        var other = statuses(to(MagicRecipient.BSN_UNAVAILABLE_TWICE), 3);

        assertThat(one).containsExactly(503, 503, 200);
        assertThat(other).containsExactly(503, 503, 200);
    }

    @Test
    void limitsTheRateOnceAndSaysUntilWhen() throws IOException {
        var message = to(MagicRecipient.BSN_RATE_LIMITED);

        var limited = logius.send(message);
        var taken = logius.send(message);

        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited.response().headers().firstValue("Retry-After")).contains("1");
        assertThat(taken.status()).isEqualTo(200);
    }

    @Test
    void revokesTheTokenOnce() throws IOException {
        var message = to(MagicRecipient.BSN_TOKEN_REVOKED);

        var revoked = logius.send(message).status();
        var withTheOldToken = logius.send(message).status();
        var withANewToken = logius.login().send(message).status();

        assertThat(List.of(revoked, withTheOldToken, withANewToken)).containsExactly(401, 401, 200);
    }

    @Test
    void takesTheMessageAndLosesTheAnswer() throws IOException {
        var message = to(MagicRecipient.BSN_ANSWER_LOST);

        assertThatThrownBy(() -> logius.send(message)).isInstanceOf(IOException.class);
        var foreignId = sandbox.taken().getFirst().foreignId();
        var again = logius.send(message);

        assertThat(again.text("logiusMessageId")).isEqualTo(foreignId);
        assertThat(sandbox.taken()).hasSize(1);
    }

    @Test
    void takesTheMessageAndAnswersLate() throws IOException {
        var message = to(MagicRecipient.BSN_ANSWERS_LATE);
        var impatient = logius.request(message).timeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> Http.send(impatient)).isInstanceOf(HttpTimeoutException.class);
        var again = logius.send(message);

        assertThat(again.text("logiusMessageId"))
                .isEqualTo(sandbox.taken().getFirst().foreignId());
        assertThat(sandbox.taken()).hasSize(1);
    }

    @Test
    void treatsAValidNumberOutsideTheTableAsOneThatNeverReads() throws IOException {
        var answer = logius.send(logius.message("123456782"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(sandbox.fireEvents()).isZero();
    }
}
