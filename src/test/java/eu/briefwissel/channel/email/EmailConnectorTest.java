package eu.briefwissel.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.channel.Letter;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Receipt;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.SettingMissing;
import eu.briefwissel.tenant.Settings;
import io.vertx.ext.mail.StartTLSOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.mail.MailClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailConnectorTest {

    private static final Instant NOW = Instant.parse("2026-11-03T09:15:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MESSAGE_ID = "<" + Letters.WIRE_ID + "@gemeente.example>";
    private static final Vertx VERTX = Vertx.vertx();

    private final ScriptedSmtp server = new ScriptedSmtp();
    private final EmailConnector connector = connector(ServerSettings.at(server.port()));

    @AfterEach
    void stops() throws IOException {
        server.close();
    }

    @AfterAll
    static void stopsVertx() {
        VERTX.close().await().atMost(PATIENCE);
    }

    @Test
    void sendsANoticeThatSaysNothingOfTheMessage() {
        Handover outcome = handOver(letter(Letters.EMAIL), Map.of());

        assertThat(outcome).isEqualTo(new Handover.Taken(new Receipt(MESSAGE_ID, NOW)));
        assertThat(server.transcript())
                .contains("MAIL FROM:<post@gemeente.example>")
                .contains("RCPT TO:<lezer@example.org>")
                .contains("From: \"Gemeente Voorbeeld\"\n <post@gemeente.example>")
                .contains("To: lezer@example.org")
                .contains("Subject: Er staat een bericht voor u klaar van Gemeente Voorbeeld")
                .contains("Message-ID: " + MESSAGE_ID)
                .contains("Date: Tue, 3 Nov 2026 09:15:00 GMT")
                .contains("Auto-Submitted: auto-generated")
                .contains("multipart/alternative")
                .contains("text/plain")
                .contains("text/html")
                .doesNotContain(Letters.SUBJECT)
                .doesNotContain("toegewezen")
                .doesNotContain("Z-2026")
                .doesNotContain(Letters.BSN)
                .doesNotContain("http");
    }

    @ParameterizedTest
    @CsvSource({
        "nl, Er staat een bericht voor u klaar van Gemeente Voorbeeld",
        "fy, Der leit in berjocht foar jo klear fan Gemeente Voorbeeld",
        "en, A message from Gemeente Voorbeeld is waiting for you",
        "fr, Un message de Gemeente Voorbeeld vous attend",
        "xx, A message from Gemeente Voorbeeld is waiting for you"
    })
    void speaksTheLanguageOfTheMessage(String language, String subject) {
        handOver(letter(Letters.EMAIL, language), Map.of());

        assertThat(server.transcript()).contains("Subject: " + subject);
    }

    @Test
    void writesASubjectBeyondAsciiAsEncodedWords() {
        handOver(letter(Letters.EMAIL, "de"), Map.of());

        String encoded = server.transcript()
                .lines()
                .dropWhile(line -> !line.startsWith("Subject: "))
                .takeWhile(line -> line.startsWith("Subject: ") || line.startsWith(" "))
                .map(line -> line.replaceAll("^(Subject:)? =\\?UTF-8\\?B\\?(.*)\\?=$", "$2"))
                .map(word -> new String(Base64.getDecoder().decode(word), StandardCharsets.UTF_8))
                .reduce("", String::concat);
        assertThat(encoded).isEqualTo("Eine Nachricht von Gemeente Voorbeeld liegt für Sie bereit");
    }

    @Test
    void sendsTheMessageItselfOnlyWhereThePolicySaysSo() {
        handOver(letter(Letters.EMAIL), Map.of("email.content", "full"));

        assertThat(server.transcript())
                .contains("Subject: Besluit op uw aanvraag")
                .contains("Uw aanvraag is toegewezen.")
                .contains("<p>Uw aanvraag is toegewezen.</p>")
                .contains("filename=\"a'b.pdf\"")
                .contains(Base64.getEncoder().encodeToString("content".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MAIL    | 550 no              | Refused  | smtp-550
            RCPT    | 550 5.1.1 no        | Refused  | smtp-550
            DATA    | 554 no              | Refused  | smtp-554
            DOT     | 554 5.6.0 no        | Refused  | smtp-554
            RCPT    | 451 4.7.1 later     | TryLater | smtp-451
            DOT     | 452 full            | TryLater | smtp-452
            CONNECT | 554 not for you     | TryLater | smtp-554
            CONNECT | 421 closing         | TryLater | smtp-421
            DOT     | ???                 | Unknown  | smtp-answer-unreadable
            DOT     | hang up             | Unknown  | broken-off
            DATA    | hang up             | Unknown  | broken-off
            DOT     | silence             | Unknown  | timed-out
            """)
    void tellsWhatIsCertainFromWhatIsNot(String command, String answer, String kind, String reason) {
        server.on(command, answer);

        Handover outcome = handOver(letter(Letters.EMAIL), Map.of());

        assertThat(outcome)
                .isEqualTo(
                        switch (kind) {
                            case "Refused" -> new Handover.Refused(Cause.REFUSED, reason);
                            case "TryLater" -> new Handover.TryLater(reason);
                            default -> new Handover.Unknown(reason);
                        });
    }

    @Test
    void refusesAMailThatIsLargerThanTheServerTakes() {
        server.on("EHLO", "250-here\r\n250 SIZE 100");

        assertThat(handOver(letter(Letters.EMAIL), Map.of()))
                .isEqualTo(new Handover.Refused(Cause.REFUSED, "smtp-size-limit"));
    }

    @Test
    void triesLaterWhenNobodyListens() {
        Handover outcome = connector(ServerSettings.at(1))
                .handOver(letter(Letters.EMAIL), settings(Map.of()))
                .await()
                .atMost(PATIENCE);

        assertThat(outcome).isEqualTo(new Handover.TryLater("connect-failed"));
    }

    @Test
    void triesLaterWhereAServerCannotBeSpokenToInSecret() {
        Handover outcome = connector(ServerSettings.at(server.port()).with(StartTLSOptions.REQUIRED))
                .handOver(letter(Letters.EMAIL), settings(Map.of()))
                .await()
                .atMost(PATIENCE);

        assertThat(outcome).isEqualTo(new Handover.TryLater("smtp-no-tls"));
        assertThat(server.transcript()).doesNotContain("MAIL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lezer@example.org\r\nBcc: ander@example.org",
                "lezer@example.org>\r\nDATA",
                "lezer@example.org,ander@example.org",
                "lezer <lezer@example.org>",
                "lezer@example.org (Lezer)",
                "\"l e\"@example.org",
                "lézer@example.org",
                "lezer",
                "@example.org",
                "lezer@",
                "lezer@-example.org"
            })
    void sendsNothingToWhatIsNoAddress(String address) {
        Handover outcome = handOver(letter(address), Map.of());

        assertThat(outcome).isEqualTo(new Handover.Refused(Cause.NO_ADDRESS, "email-address-unusable"));
        assertThat(server.transcript()).isEmpty();
    }

    @Test
    void refusesAMessageWithoutAnAddress() {
        Letter letter = Letters.to(new Recipient(RecipientScheme.BSN, Letters.BSN), Contact.none());

        assertThat(handOver(letter, Map.of())).isEqualTo(new Handover.Refused(Cause.NO_ADDRESS, "no-email-address"));
    }

    @Test
    void writesAnInternationalDomainInAscii() {
        handOver(letter("lezer@gemeinde-köln.example"), Map.of());

        assertThat(server.transcript()).contains("RCPT TO:<lezer@xn--gemeinde-kln-ejb.example>");
    }

    @Test
    void letsNoHeaderBeAdded() {
        Message message = letter(Letters.EMAIL).message();
        Message hostile = new Message(
                message.recipient(),
                "nl",
                message.messageType(),
                "Besluit\r\nBcc: ander@example.org",
                message.body(),
                List.of(new Attachment("a\r\nBcc: x@example.org\r\n\r\n.pdf", "application/pdf", new byte[] {1})),
                message.contact(),
                Optional.empty());
        Settings settings = new Settings(
                new TenantId("t"),
                "Gemeente\r\nBcc: ander@example.org\" <boos@example.org>",
                settings(Map.of("email.content", "full")).values());

        connector
                .handOver(new Letter(Letters.WIRE_ID, Letters.sending(), hostile), settings)
                .await()
                .atMost(PATIENCE);

        assertThat(server.transcript().lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(server.transcript().lines().filter(line -> line.startsWith("RCPT")))
                .hasSize(1);
        assertThat(server.transcript()).contains(" <post@gemeente.example>\n");
    }

    @Test
    void failsForAFromAddressThatIsMissing() {
        assertThatThrownBy(() -> handOver(letter(Letters.EMAIL), Map.of("berichtenbox_fallback_from", "")))
                .isInstanceOf(SettingMissing.class);
        assertThatThrownBy(() -> handOver(letter(Letters.EMAIL), Map.of("berichtenbox_fallback_from", "nobody")))
                .isInstanceOf(SettingMissing.class);
    }

    private Handover handOver(Letter letter, Map<String, String> values) {
        return connector.handOver(letter, settings(values)).await().atMost(PATIENCE);
    }

    private static Letter letter(String email) {
        return letter(email, "nl");
    }

    private static Letter letter(String email, String language) {
        Contact contact = new Contact(Optional.of(email), Optional.empty());
        Recipient recipient = new Recipient(RecipientScheme.BSN, Letters.BSN);
        return new Letter(
                Letters.WIRE_ID,
                Letters.sending(),
                Letters.message(recipient, language, List.of(Letters.text("a\"b.pdf")), contact));
    }

    private static Settings settings(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("berichtenbox_fallback_from", "post@gemeente.example"));
        all.putAll(values);
        return new Settings(new TenantId("t"), "Gemeente Voorbeeld", all);
    }

    private static EmailConnector connector(ServerSettings settings) {
        return new EmailConnector(MailClient.create(VERTX, MailServer.options(settings)), VERTX, settings, () -> NOW);
    }
}
