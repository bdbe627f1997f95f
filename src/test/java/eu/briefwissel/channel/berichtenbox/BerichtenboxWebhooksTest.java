package eu.briefwissel.channel.berichtenbox;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Heard;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.crypto.WebhookSignature;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BerichtenboxWebhooksTest {

    private static final Instant NOW = Instant.parse("2026-11-03T09:15:00Z");
    private static final String PNG = Base64.getEncoder().encodeToString(Letters.PNG);
    private static final int LIMIT = 4096;

    private record Config(Duration timeout, Duration connectTimeout, Duration tokenTimeout, MemorySize webhookLimit)
            implements BerichtenboxConfig {}

    private final BerichtenboxWebhooks webhooks = new BerichtenboxWebhooks(
            new Config(Duration.ZERO, Duration.ZERO, Duration.ZERO, new MemorySize(BigInteger.valueOf(LIMIT))),
            () -> NOW);

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-02T18:30:00Z", "2026-11-02T19:30:00+01:00", "2026-11-02T19:30:00.000+0100"})
    void hearsThatAMessageWasRead(String readAt) {
        Heard heard = hear("read", "{\"logiusMessageId\": \"L-1\", \"readAt\": \"" + readAt + "\", \"new\": 1}");

        assertThat(heard)
                .isEqualTo(new Heard.Authentic(
                        new MailboxEvent.Read("L-1", Instant.parse("2026-11-02T18:30:00Z")), Optional.empty()));
    }

    @Test
    void hearsAReplyWithItsAttachments() {
        Heard heard = hear("reply", reply("../lezer/brief.png", "image/jpeg", Letters.PNG.length, PNG));

        assertThat(heard).isInstanceOfSatisfying(Heard.Authentic.class, authentic -> {
            assertThat(authentic.event()).isEqualTo(new MailboxEvent.Replied("L-1", "R-1", NOW));
            var reply = authentic.reply().orElseThrow();
            assertThat(reply.text()).isEqualTo("Dank u");
            assertThat(reply.attachments()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("brief.png");
                assertThat(file.mediaType()).isEqualTo("image/png");
                assertThat(file.content()).isEqualTo(Letters.PNG);
            });
        });
    }

    @Test
    void hearsAReplyWithoutAttachments() {
        Heard heard = hear("reply", "{\"parentMessageId\": \"L-1\", \"logiusReplyId\": 7, \"bodyText\": \"\"}");

        assertThat(heard)
                .isInstanceOfSatisfying(
                        Heard.Authentic.class,
                        authentic ->
                                assertThat(authentic.event()).isEqualTo(new MailboxEvent.Replied("L-1", "7", NOW)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            read  | []                                                     | ''               | must be a JSON object
            read  | 999993653 is not JSON                                  | ''               | must be a JSON object
            read  | {"readAt": "2026-11-02T18:30:00Z"}                     | /logiusMessageId | is required
            read  | {"logiusMessageId": "L-1"}                             | /readAt          | is required
            read  | {"logiusMessageId": {}, "readAt": "x"}                 | /logiusMessageId | must be text
            read  | {"logiusMessageId": " ", "readAt": "x"}                | /logiusMessageId | must be an id of 1 to 200 characters
            read  | {"logiusMessageId": "L-1", "readAt": "2026-11-02"}     | /readAt          | must be a moment of ISO 8601, with its offset from UTC
            read  | {"logiusMessageId": "L-1", "readAt": "2026-11-02T18:30:00"} | /readAt     | must be a moment of ISO 8601, with its offset from UTC
            reply | {"logiusReplyId": "R-1", "bodyText": ""}               | /parentMessageId | is required
            reply | {"parentMessageId": "L-1", "bodyText": ""}             | /logiusReplyId   | is required
            reply | {"parentMessageId": "L-1", "logiusReplyId": "R-1"}     | /bodyText        | is required
            reply | {"parentMessageId": "L", "logiusReplyId": "R", "bodyText": "", "attachments": 1} | /attachments | must be a list
            reply | {"parentMessageId": "L", "logiusReplyId": "R", "bodyText": "", "attachments": [1]} | /attachments/0 | must be a JSON object
            reply | {"parentMessageId": "L", "logiusReplyId": "R", "bodyText": "", "attachments": [{}]} | /attachments/0/filename | is required
            other | {}                                                     | ''               | this webhook is not part of BBK 1.7
            """)
    void namesWhatIsNotAsTheContractSays(String kind, String body, String field, String rule) {
        assertThat(hear(kind, body)).isEqualTo(new Heard.Malformed(field, rule));
    }

    @Test
    void believesNeitherSizeNorTypeOfAnAttachment() {
        assertThat(hear("reply", reply("a.png", "image/png", 3, PNG)))
                .isEqualTo(new Heard.Malformed(
                        "/attachments/0/sizeBytes", "must be the number of bytes of contentBase64"));
        assertThat(hear("reply", reply("a.pdf", "application/pdf", 3, "AQID")))
                .isInstanceOfSatisfying(
                        Heard.Malformed.class,
                        malformed -> assertThat(malformed.field()).isEqualTo("/attachments/0/contentBase64"));
        assertThat(hear("reply", reply("a.png", "image/png", 3, "%%%")))
                .isEqualTo(new Heard.Malformed("/attachments/0/contentBase64", "must be base64"));
    }

    @Test
    void believesNothingUnsigned() {
        byte[] body = read();
        String signature = sign("secret", body);

        assertThat(webhooks.hear("read", body, null, settings())).isEqualTo(new Heard.BadSignature());
        assertThat(webhooks.hear("read", body, "", settings())).isEqualTo(new Heard.BadSignature());
        assertThat(webhooks.hear("read", body, sign("other", body), settings())).isEqualTo(new Heard.BadSignature());
        assertThat(webhooks.hear("read", "not JSON".getBytes(StandardCharsets.UTF_8), signature, settings()))
                .isEqualTo(new Heard.BadSignature());
        assertThat(webhooks.hear("read", body, signature, new Settings(new TenantId("t"), "G", Map.of())))
                .isEqualTo(new Heard.BadSignature());
    }

    @Test
    void believesThePreviousSecretDuringARotation() {
        byte[] body = read();

        Heard heard = webhooks.hear("read", body, sign("previous", body), settings());

        assertThat(heard).isInstanceOf(Heard.Authentic.class);
    }

    @Test
    void readsNoMoreThanTheLimit() {
        Heard heard = hear("read", "{\"logiusMessageId\": \"" + "x".repeat(LIMIT) + "\"}");

        assertThat(heard).isEqualTo(new Heard.Malformed("", "the body is larger than the limit"));
    }

    private Heard hear(String kind, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return webhooks.hear(kind, body, sign("secret", body), settings());
    }

    private static byte[] read() {
        return "{\"logiusMessageId\": \"L-1\", \"readAt\": \"2026-11-02T18:30:00Z\"}".getBytes(StandardCharsets.UTF_8);
    }

    private static String reply(String name, String mime, int size, String content) {
        return """
                {"parentMessageId": "L-1", "logiusReplyId": "R-1", "bodyText": "Dank u", "attachments":
                [{"filename": "%s", "mime": "%s", "sizeBytes": %d, "contentBase64": "%s"}]}
                """.formatted(name, mime, size, content);
    }

    private static String sign(String secret, byte[] body) {
        return new WebhookSignature(List.of(secret)).sign(body);
    }

    private static Settings settings() {
        return new Settings(
                new TenantId("t"),
                "Gemeente Voorbeeld",
                Map.of("logius_webhook_secret", "secret", "logius_webhook_secret_previous", "previous"));
    }
}
