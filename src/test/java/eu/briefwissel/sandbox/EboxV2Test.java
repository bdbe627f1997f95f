package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.EboxCaller.File;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Version 2.1 of the Message Registry: other names, and no key by which a repeat could be known. */
class EboxV2Test {
    private static final String CITIZEN = MagicRecipient.INSZ_READS.identifier();
    private static final String ENTERPRISE = MagicRecipient.KBO_READS.identifier();
    private static final File PDF = new File("aanslag.pdf", "application/pdf", "%PDF-1.4\n");

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
        enterprises = EboxCaller.enterprise(sandbox).login().atVersion2(sandbox);
        citizens = EboxCaller.citizen(sandbox).login().atVersion2(sandbox);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void publishesEachTimeThatTheSameComes() throws IOException {
        var message = enterprises.messageOf2("enterprise", ENTERPRISE);

        var first = enterprises.publishBy2(message, Map.of());
        var second = enterprises.publishBy2(message, Map.of());

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("messageId")).isNotEqualTo(first.text("messageId"));
        assertThat(sandbox.taken()).hasSize(2);
    }

    @Test
    void counts503OfTheSameMessageTogether() throws IOException {
        var message = enterprises.messageOf2("enterprise", MagicRecipient.KBO_UNAVAILABLE_TWICE.identifier());

        assertThat(enterprises.publishBy2(message, Map.of()).status()).isEqualTo(503);
        assertThat(enterprises.publishBy2(message, Map.of()).status()).isEqualTo(503);
        assertThat(enterprises.publishBy2(message, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void takesAFileWhosePartComesBeforeTheMessage() throws IOException {
        var message = enterprises.messageOf2("enterprise", ENTERPRISE);
        message.remove("bodyContent");
        message.put("bodyMainContent", false);
        message.putArray("attachments")
                .addObject()
                .put("httpPartName", "upfile1")
                .put("mainContent", true)
                .put("attachmentSigned", false);

        assertThat(enterprises.publishBy2(message, Map.of("upfile1", PDF)).status())
                .isEqualTo(201);
    }

    @Test
    void knowsItsOwnNamesOnlyAndWhatItRequires() throws IOException {
        assertThat(refused(message -> message.put("isReplyAuthorized", false)))
                .startsWith("INVALID_INPUT isReplyAuthorized");
        assertThat(refused(message -> message.putObject("sender"))).startsWith("INVALID_INPUT sender");
        assertThat(refused(message -> message.withObject("/recipient").put("enterpriseNumber", ENTERPRISE)))
                .startsWith("INVALID_INPUT recipient.enterpriseNumber");
        assertThat(refused(message -> message.remove("replyAuthorized"))).startsWith("INVALID_INPUT replyAuthorized");
        assertThat(refused(message -> message.remove("bodyMainContent"))).startsWith("INVALID_INPUT bodyMainContent");
        assertThat(refused(message -> message.put("bodyMainContent", false))).startsWith("INVALID_INPUT mainContent");
        assertThat(refused(message -> message.put("senderOrganizationId", ENTERPRISE)))
                .startsWith("INVALID_SENDER senderOrganizationId");
        assertThat(refused(message -> message.putObject("forTheAttentionOf")
                        .put("id", CITIZEN)
                        .put("type", "group")))
                .startsWith("INVALID_INPUT forTheAttentionOf.type");
    }

    @Test
    void refusesAtTheEnterprisesOperatorWhatRszDoesNotTake() throws IOException {
        assertThat(refused(message -> message.put("registeredMail", true))).startsWith("INVALID_INPUT registeredMail");
        assertThat(refused(message -> payment(message))).startsWith("NOT_IMPLEMENTED paymentData");
        assertThat(refused(message -> businessData(message, "UNDECLARED")))
                .startsWith("INVALID_INPUT businessDataList[0].key");
        var declared = enterprises.messageOf2("enterprise", ENTERPRISE);
        businessData(declared, "BECBE");
        assertThat(enterprises.publishBy2(declared, Map.of()).status()).isEqualTo(201);
    }

    @Test
    void takesAllOfItAtTheCitizensOperatorAndIgnoresAnExpiryDate() throws IOException {
        var message = citizens.messageOf2("citizen", CITIZEN);
        payment(message);
        businessData(message, "UNDECLARED");
        message.put("registeredMail", true).put("expirationDate", "2030-01-01T00:00:00+01:00");

        var answer = citizens.publishBy2(message, Map.of());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("expirationDate")).isEqualTo("2027-11-23T10:00:00+01:00");
    }

    private String refused(Consumer<ObjectNode> spoil) throws IOException {
        var message = enterprises.messageOf2("enterprise", ENTERPRISE);
        spoil.accept(message);
        var answer = enterprises.publishBy2(message, Map.of());
        assertThat(answer.status()).isEqualTo(400);
        return answer.text("code") + " " + answer.text("message");
    }

    private static void payment(ObjectNode message) {
        message.putObject("paymentData")
                .put("paymentDataId", "P-1")
                .put("amount", 125.5)
                .put("vatAmount", 0)
                .put("currency", "EUR")
                .put("dueDate", "2027-01-15T00:00:00+01:00")
                .put("iban", "BE68539007547034");
    }

    private static void businessData(ObjectNode message, String key) {
        message.putArray("businessDataList")
                .addObject()
                .put("key", key)
                .putArray("values")
                .addObject()
                .put("nl", "1");
    }
}
