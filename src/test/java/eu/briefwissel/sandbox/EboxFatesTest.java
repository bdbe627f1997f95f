package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EboxFatesTest {
    private final HandClock clock = new HandClock();
    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(clock)
                        .withTimestampTolerance(Duration.ZERO)
                        .withPace(Pace.after(Duration.ofMinutes(1)))
                        .withLateBy(Duration.ofSeconds(5))));
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    private EboxCaller registryOf(MagicRecipient recipient) throws IOException {
        return (recipient.kind() == IdentifierKind.INSZ ? EboxCaller.citizen(sandbox) : EboxCaller.enterprise(sandbox))
                .login();
    }

    private static ObjectNode to(MagicRecipient recipient, EboxCaller registry) {
        return recipient.kind() == IdentifierKind.INSZ
                ? registry.toCitizen(recipient.identifier())
                : registry.toEnterprise(recipient.identifier());
    }

    private static String boxType(MagicRecipient recipient) {
        return recipient.kind() == IdentifierKind.INSZ ? "citizen" : "enterprise";
    }

    private List<Integer> statuses(MagicRecipient recipient, int times) throws IOException {
        var registry = registryOf(recipient);
        var message = to(recipient, registry);
        var key = EboxCaller.newKey();
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < times; i++) {
            statuses.add(registry.publish(key, message, Map.of()).status());
        }
        return statuses;
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_READS", "INSZ_READS_BORN_SINCE_2000", "INSZ_READS_BIS", "KBO_READS"})
    void showsTheReadToWhoeverAsksAfterAWhile(MagicRecipient recipient) throws IOException {
        var registry = registryOf(recipient);
        var id = registry.publish(to(recipient, registry)).text("messageId");

        clock.pass(Duration.ofSeconds(59));
        var before = registry.search(id, boxType(recipient), recipient.identifier());
        clock.pass(Duration.ofSeconds(1));
        var after = registry.search(id, boxType(recipient), recipient.identifier());

        assertThat(before.status()).isEqualTo(201);
        assertThat(before.json().at("/0/readStatus").asBoolean()).isFalse();
        assertThat(after.json().at("/0/readStatus").asBoolean()).isTrue();
        assertThat(after.json().at("/0/messageId").asText()).isEqualTo(id);
        assertThat(after.json().at("/0/eboxId/eboxIdValue").asText()).isEqualTo(recipient.identifier());
    }

    @Test
    void showsTheReadAtOnceWhenEventsAreFired() throws IOException {
        var registry = registryOf(MagicRecipient.KBO_READS);
        var id = registry.publish(to(MagicRecipient.KBO_READS, registry)).text("messageId");

        var told = sandbox.fireEvents();

        var found = registry.search(id, "enterprise", MagicRecipient.KBO_READS.identifier());
        assertThat(told).isEqualTo(1);
        assertThat(found.json().at("/0/readStatus").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_NEVER_READS", "KBO_NEVER_READS", "INSZ_NO_DIGITAL_USER", "KBO_NO_DIGITAL_USER"})
    void neverShowsARead(MagicRecipient recipient) throws IOException {
        var registry = registryOf(recipient);
        var id = registry.publish(to(recipient, registry)).text("messageId");

        clock.pass(Duration.ofDays(30));
        sandbox.fireEvents();
        registry.login();

        var found = registry.search(id, boxType(recipient), recipient.identifier());
        assertThat(found.json().at("/0/readStatus").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_NO_DIGITAL_USER", "KBO_NO_DIGITAL_USER"})
    void publishesToABoxThatWasNeverOpenedAndSaysSo(MagicRecipient recipient) throws IOException {
        var registry = registryOf(recipient);

        var answer = registry.publish(to(recipient, registry));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("code")).isEqualTo("NO_DIGITAL_USER");
        assertThat(answer.text("messageId")).isNotBlank();
    }

    @Test
    void findsNoMessageUnderAnotherBoxNorAnUnknownOne() throws IOException {
        var registry = registryOf(MagicRecipient.INSZ_READS);
        var id = registry.publish(to(MagicRecipient.INSZ_READS, registry)).text("messageId");

        var otherBox = registry.search(id, "citizen", MagicRecipient.INSZ_NEVER_READS.identifier());
        var unknown = registry.search("unknown", "citizen", MagicRecipient.INSZ_READS.identifier());

        assertThat(otherBox.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_UNAVAILABLE_TWICE", "KBO_UNAVAILABLE_TWICE"})
    void isUnavailableTwice(MagicRecipient recipient) throws IOException {
        assertThat(statuses(recipient, 4)).containsExactly(503, 503, 201, 409);
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_UNAVAILABLE", "KBO_UNAVAILABLE"})
    void isUnavailableForEver(MagicRecipient recipient) throws IOException {
        assertThat(statuses(recipient, 4)).containsOnly(503);
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_RATE_LIMITED", "KBO_RATE_LIMITED"})
    void limitsTheRateOnce(MagicRecipient recipient) throws IOException {
        assertThat(statuses(recipient, 2)).containsExactly(429, 201);
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_MALFORMED", "KBO_MALFORMED"})
    void refusesForEver(MagicRecipient recipient) throws IOException {
        var registry = registryOf(recipient);

        var answer = registry.publish(to(recipient, registry));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_INPUT");
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_ANSWER_LOST", "KBO_ANSWER_LOST"})
    void takesTheMessageAndLosesTheAnswer(MagicRecipient recipient) throws IOException {
        var registry = registryOf(recipient);
        var message = to(recipient, registry);
        var key = EboxCaller.newKey();

        assertThatThrownBy(() -> registry.publish(key, message, Map.of())).isInstanceOf(IOException.class);
        var again = registry.publish(key, message, Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(sandbox.taken()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = MagicRecipient.class,
            names = {"INSZ_ANSWERS_LATE", "KBO_ANSWERS_LATE"})
    void takesTheMessageAndAnswersLate(MagicRecipient recipient) throws IOException {
        var registry = registryOf(recipient);
        var message = to(recipient, registry);
        var key = EboxCaller.newKey();
        var impatient = registry.request("\"" + key + "\"", message, Map.of()).timeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> Http.send(impatient)).isInstanceOf(HttpTimeoutException.class);
        var again = registry.publish(key, message, Map.of());

        assertThat(again.status()).isEqualTo(409);
        assertThat(sandbox.taken()).hasSize(1);
    }
}
