package eu.briefwissel.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every connector keeps to, judged by operators that share no code with it. */
public abstract class ChannelContract {

    /** What becomes of a letter, by whom it goes to. */
    public enum Fate {
        TAKEN,
        REFUSED,
        UNAVAILABLE,
        ANSWER_LOST
    }

    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    private static Sandbox sandbox;

    @Inject
    @All
    List<Connector> connectors;

    @Inject
    HandClock clock;

    protected abstract ChannelName channel();

    /** A letter with a new wire id, to someone with that fate. */
    protected abstract Letter letter(Fate fate);

    /** How many messages the channel's operator holds. */
    protected abstract long held(Sandbox operators);

    /** What names the reader of these letters and must never be seen. */
    protected abstract String identifier(Letter letter);

    /** What an operator that says no more than that it is unavailable has done with a letter. */
    protected List<Class<? extends Handover>> whenUnavailable() {
        return List.of(Handover.TryLater.class, Handover.Busy.class);
    }

    @BeforeAll
    static void startsTheOperators() throws IOException {
        // The mail library that the operators use looks its parts up by the thread's class loader.
        Thread.currentThread().setContextClassLoader(ChannelContract.class.getClassLoader());
        int smtp = ConfigProvider.getConfig().getValue("briefwissel.email.server.port", Integer.class);
        Timing timing = Timing.standard().withTimestampTolerance(Duration.ZERO);
        sandbox = Sandbox.start(SandboxSettings.inMemory().withPorts(0, smtp).withTiming(timing));
    }

    @AfterAll
    static void stopsTheOperators() throws IOException {
        sandbox.close();
    }

    @BeforeEach
    void setsTheClock() {
        clock.reset();
    }

    @Test
    void isTakenOnceAndHasAReceipt() {
        long before = held(sandbox);

        Handover outcome = handOver(letter(Fate.TAKEN));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Handover.Taken.class,
                        taken -> assertThat(taken.receipt().at()).isEqualTo(HandClock.START));
        assertThat(held(sandbox)).isEqualTo(before + 1);
    }

    @Test
    void isRefusedWithACode() {
        long before = held(sandbox);

        Handover outcome = handOver(letter(Fate.REFUSED));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Handover.Refused.class,
                        refused -> assertThat(refused.reason()).matches("[A-Za-z0-9_.-]{1,40}"));
        assertThat(held(sandbox)).isEqualTo(before);
    }

    @Test
    void isTriedLaterWhenTheOperatorIsUnavailableUnlessThatCouldBeASecondSend() {
        long before = held(sandbox);

        Handover outcome = handOver(letter(Fate.UNAVAILABLE));

        assertThat(whenUnavailable()).contains(outcome.getClass());
        assertThat(held(sandbox)).isEqualTo(before);
    }

    @Test
    void isUnknownWhenItWasTakenAndTheAnswerLost() {
        long before = held(sandbox);

        Handover outcome = handOver(letter(Fate.ANSWER_LOST));

        assertThat(outcome).isEqualTo(new Handover.Unknown("broken-off"));
        assertThat(held(sandbox)).isEqualTo(before + 1);
    }

    @Test
    void isHeldOnceHoweverOftenItIsRepeated() {
        assumeTrue(connector().capabilities().recognisesRepeat());
        long before = held(sandbox);
        Letter letter = letter(Fate.TAKEN);

        Handover first = handOver(letter);
        Handover second = handOver(letter);

        assertThat(first).isInstanceOf(Handover.Taken.class);
        assertThat(second).isIn(first, new Handover.TakenBefore());
        assertThat(held(sandbox)).isEqualTo(before + 1);
    }

    @Test
    void failsOnlyForASettingThatIsMissing() {
        Settings none = new Settings(new TenantId("nothing-set"), "Gemeente Voorbeeld", Map.of());

        assertThatThrownBy(() ->
                        connector().handOver(letter(Fate.TAKEN), none).await().atMost(PATIENCE))
                .isInstanceOf(SettingMissing.class);
    }

    @Test
    void neverShowsTheReaderNorTheContent() {
        try (LogCapture log = LogCapture.open()) {
            for (Fate fate : Fate.values()) {
                Letter letter = letter(fate);

                Handover outcome = handOver(letter);

                assertThat(outcome + " " + letter + " " + log.text())
                        .doesNotContain(identifier(letter))
                        .doesNotContain(Letters.SUBJECT)
                        .doesNotContain("toegewezen");
            }
        }
    }

    @Test
    void tellsWhenAskedThatItWasOpened() {
        assumeTrue(connector().capabilities().reading() == Capabilities.Reading.PULLED);
        Letter letter = letter(Fate.TAKEN);
        String receipt = ((Handover.Taken) handOver(letter)).receipt().foreignId();
        List<Outstanding> outstanding =
                List.of(new Outstanding(receipt, letter.message().recipient()));

        List<MailboxEvent> before =
                connector().poll(outstanding, settings()).await().atMost(PATIENCE);
        sandbox.fireEvents();
        List<MailboxEvent> after =
                connector().poll(outstanding, settings()).await().atMost(PATIENCE);

        assertThat(before).isEmpty();
        assertThat(after).containsExactly(new MailboxEvent.Read(receipt, HandClock.START));
    }

    protected static Letter withNewId(Letter letter) {
        return new Letter(UUID.randomUUID(), Letters.sending(), letter.message());
    }

    protected Handover handOver(Letter letter) {
        return connector().handOver(letter, settings()).await().atMost(PATIENCE);
    }

    protected Settings settings() {
        return new Settings(new TenantId("sandbox"), "Gemeente Voorbeeld", account(sandbox));
    }

    /** The settings of the tenant that hands over. */
    protected Map<String, String> account(Sandbox operators) {
        return operators.account();
    }

    private Connector connector() {
        return connectors.stream()
                .filter(c -> c.channel() == channel() && c.speaksFor(settings()))
                .findFirst()
                .orElseThrow();
    }
}
