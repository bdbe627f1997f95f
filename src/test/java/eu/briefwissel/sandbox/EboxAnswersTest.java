package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.channel.ebox.Definitions;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stand-in answers, held against the published definition of 2.1 and the derived one of 3. */
class EboxAnswersTest {
    private static final String READS = MagicRecipient.KBO_READS.identifier();
    private static final String NEVER_OPENED = MagicRecipient.INSZ_NO_DIGITAL_USER.identifier();

    private final Definitions second = Definitions.ofV2();
    private final Definitions third = Definitions.ofV3();
    private Sandbox sandbox;
    private EboxCaller enterprises;
    private EboxCaller citizens;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(new HandClock())
                        .withTimestampTolerance(Duration.ZERO)
                        .withPace(Pace.byHand())));
        enterprises = EboxCaller.enterprise(sandbox).login();
        citizens = EboxCaller.citizen(sandbox).login();
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void publishesAsTheDefinitionsSay() throws IOException {
        var by3 = citizens.publish(citizens.toCitizen(NEVER_OPENED));
        var old = citizens.atVersion2(sandbox);
        var by2 = old.publishBy2(old.messageOf2("citizen", NEVER_OPENED), Map.of());

        assertThat(by3.text("code")).isEqualTo("NO_DIGITAL_USER");
        assertThat(third.broken("PublicationStatusMessage", by3.json())).isEmpty();
        assertThat(by2.text("code")).isEqualTo("NO_DIGITAL_USER");
        assertThat(second.broken("PublicationStatusMessage", by2.json())).isEmpty();
    }

    @Test
    void refusesAsTheDefinitionsSay() throws IOException {
        var key = EboxCaller.newKey();
        enterprises.publish(key, enterprises.toEnterprise(READS), Map.of());
        var again = enterprises.publish(key, enterprises.toEnterprise(READS), Map.of());
        var malformed = enterprises.publish(enterprises.toEnterprise("broken"));
        var stranger = EboxCaller.enterprise(sandbox).publish(enterprises.toEnterprise(READS));
        var unknown = enterprises.search("M-0", "enterprise", READS);

        assertThat(again.status()).isEqualTo(409);
        assertThat(stranger.status()).isEqualTo(401);
        for (var answer : List.of(again, malformed, stranger)) {
            assertThat(third.broken("StatusMessage", answer.json())).isEmpty();
            assertThat(second.broken("StatusMessage", answer.json())).isEmpty();
        }
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(second.broken("StatusMessage", unknown.json())).isEmpty();
    }

    @Test
    void tellsStatusesAsThePublishedDefinitionSays() throws IOException {
        var old = enterprises.atVersion2(sandbox);
        var id = old.publishBy2(old.messageOf2("enterprise", READS), Map.of()).text("messageId");
        sandbox.fireEvents();

        var found = old.search(id, "enterprise", READS);

        assertThat(found.status()).isEqualTo(201);
        assertThat(second.broken("MessagesStatusList", found.json())).isEmpty();
        assertThat(found.json().at("/0/readStatus").booleanValue()).isTrue();
    }

    @Test
    void noticesAnAnswerThatBreaksTheDefinitions() throws IOException {
        var published = enterprises.publish(enterprises.toEnterprise(READS)).json();

        ((ObjectNode) published).remove("expirationDate");

        assertThat(third.broken("PublicationStatusMessage", published)).isNotEmpty();
        assertThat(second.broken("PublicationStatusMessage", published)).isNotEmpty();
    }
}
