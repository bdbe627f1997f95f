package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsByThemselvesTest {
    private final HandClock clock = new HandClock();
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new Gateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Sandbox sandbox(Pace pace) throws IOException {
        return Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withClock(clock).withPace(pace)));
    }

    @Test
    void areToldAtOnceWhenThePaceIsZero() throws Exception {
        try (var sandbox = sandbox(Pace.atOnce())) {
            gateway.serve(sandbox);
            var logius = new BbkCaller(sandbox, clock).login();

            var id = logius.send(logius.message(MagicRecipient.BSN_READS.identifier()))
                    .text("logiusMessageId");

            assertThat(gateway.next().json().path("logiusMessageId").asText()).isEqualTo(id);
        }
    }

    @Test
    void areToldOnceTheClockHasPassedThePace() throws Exception {
        try (var sandbox = sandbox(Pace.after(Duration.ofHours(1)))) {
            gateway.serve(sandbox);
            var logius = new BbkCaller(sandbox, clock).login();
            logius.send(logius.message(MagicRecipient.BSN_READS.identifier()));

            clock.pass(Duration.ofHours(1));

            assertThat(gateway.next().json().path("readAt").asText()).isEqualTo("2026-11-23T10:00:00Z");
        }
    }

    @Test
    void waitForSomebodyToTell() throws Exception {
        try (var sandbox = sandbox(Pace.atOnce())) {
            var logius = new BbkCaller(sandbox, clock).login();
            logius.send(logius.message(MagicRecipient.BSN_READ_BEFORE_ANSWER.identifier()));

            gateway.serve(sandbox);

            assertThat(gateway.next().path()).isEqualTo("/api/webhook/berichtenbox/read");
        }
    }

    @Test
    void comeOnceForAMessageThatCameManyTimesAtOnce() throws Exception {
        try (var sandbox = sandbox(Pace.byHand());
                var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            gateway.serve(sandbox);
            var logius = new BbkCaller(sandbox, clock).login();
            var message = logius.message(MagicRecipient.BSN_READS.identifier());
            Callable<String> send = () -> logius.send(message).text("logiusMessageId");

            var ids = executor.invokeAll(Stream.generate(() -> send).limit(24).toList());

            assertThat(ids.stream().map(Future::resultNow).distinct()).hasSize(1);
            assertThat(sandbox.taken())
                    .singleElement()
                    .satisfies(taken -> assertThat(taken.calls()).isEqualTo(24));
            assertThat(sandbox.fireEvents()).isEqualTo(1);
        }
    }
}
