package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxRestartTest {
    private final HandClock clock = new HandClock();

    @TempDir
    private Path directory;

    private Sandbox start() throws IOException {
        return Sandbox.start(SandboxSettings.in(directory)
                .withTiming(Timing.standard().withClock(clock).withPace(Pace.byHand())));
    }

    @Test
    void recognisesARepeatAfterARestart() throws IOException {
        String foreignId;
        var key = EboxCaller.newKey();
        try (var before = start()) {
            var logius = new BbkCaller(before, clock).login();
            var message = logius.message(MagicRecipient.BSN_NEVER_READS.identifier());
            message.put("messageId", key.substring(0, 14) + "4" + key.substring(15));
            foreignId = logius.send(message).text("logiusMessageId");
            var ebox = EboxCaller.citizen(before).login();
            ebox.publish(key, ebox.toCitizen(MagicRecipient.INSZ_READS.identifier()), Map.of());
        }

        try (var after = start()) {
            var logius = new BbkCaller(after, clock).login();
            var message = logius.message(MagicRecipient.BSN_NEVER_READS.identifier());
            message.put("messageId", key.substring(0, 14) + "4" + key.substring(15));
            var ebox = EboxCaller.citizen(after).login();

            var again = logius.send(message);
            var conflict = logius.send(message.put("subject", "Iets anders"));
            var used = ebox.publish(key, ebox.toCitizen(MagicRecipient.INSZ_READS.identifier()), Map.of());

            assertThat(again.text("logiusMessageId")).isEqualTo(foreignId);
            assertThat(conflict.status()).isEqualTo(409);
            assertThat(used.status()).isEqualTo(409);
            assertThat(after.taken()).extracting(TakenMessage::calls).containsExactly(3, 2);
        }
    }

    @Test
    void keepsItsAccount() throws IOException {
        Map<String, String> before;
        try (var sandbox = start()) {
            before = sandbox.account();
        }

        try (var sandbox = start()) {
            assertThat(sandbox.account())
                    .containsEntry("pki_key", before.get("pki_key"))
                    .containsEntry("pki_cert", before.get("pki_cert"))
                    .containsEntry("logius_client_secret", before.get("logius_client_secret"))
                    .containsEntry("ebox_citizen.client_secret", before.get("ebox_citizen.client_secret"));
        }
    }

    @Test
    void tellsOnceWhatWasStillToBeTold() throws IOException {
        try (var sandbox = start()) {
            var logius = new BbkCaller(sandbox, clock).login();
            logius.send(logius.message(MagicRecipient.BSN_READS.identifier()));
        }

        try (var gateway = new Gateway()) {
            try (var sandbox = start()) {
                gateway.serve(sandbox);
                assertThat(sandbox.fireEvents()).isEqualTo(1);
            }
            try (var sandbox = start()) {
                gateway.serve(sandbox);
                assertThat(sandbox.fireEvents()).isZero();
            }
            assertThat(gateway.hooks()).hasSize(1);
        }
    }

    @Test
    void startsAfterACrashTheJournalInHalf() throws IOException {
        try (var sandbox = start()) {
            var logius = new BbkCaller(sandbox, clock).login();
            logius.send(logius.message(MagicRecipient.BSN_READS.identifier()));
        }
        Files.writeString(directory.resolve("messages.ndjson"), "{\"kind\":\"TAK", StandardOpenOption.APPEND);

        try (var torn = start()) {
            var logius = new BbkCaller(torn, clock).login();
            logius.send(logius.message(MagicRecipient.BSN_READS.identifier()));
        }

        try (var sandbox = start()) {
            assertThat(sandbox.taken()).hasSize(2);
        }
    }

    @Test
    void keepsNoIdentifierOfARecipientInClear() throws IOException {
        try (var sandbox = start()) {
            var logius = new BbkCaller(sandbox, clock).login();
            logius.send(logius.message(MagicRecipient.BSN_READS.identifier()));
            var shown = Http.send(Http.to("http://127.0.0.1:" + sandbox.httpPort() + "/sandbox/messages"));

            assertThat(shown.json().at("/items/0/recipientEndsIn").asText()).isEqualTo("653");
            assertThat(shown.json().at("/items/0/message/fate").asText()).isEqualTo("READS");
            assertThat(shown.response().body()).doesNotContain(MagicRecipient.BSN_READS.identifier());
        }

        assertThat(Files.readString(directory.resolve("messages.ndjson")))
                .contains("\"653\"")
                .doesNotContain(MagicRecipient.BSN_READS.identifier());
    }
}
