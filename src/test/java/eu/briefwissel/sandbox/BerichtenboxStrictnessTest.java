package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.Http.Answer;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BerichtenboxStrictnessTest {
    private static final String READER = MagicRecipient.BSN_READS.identifier();
    private static final byte[] PDF = "%PDF-1.4 small".getBytes(StandardCharsets.US_ASCII);

    private final HandClock clock = new HandClock();
    private Sandbox sandbox;
    private BbkCaller logius;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard().withClock(clock).withPace(Pace.byHand())));
        logius = new BbkCaller(sandbox, clock).login();
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void takesAMessageInOrder() throws IOException {
        var message = logius.message(READER);
        message.withArray("/attachments").add(BbkCaller.attachment(PDF, "application/pdf"));

        var answer = logius.send(message);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(UUID.fromString(answer.text("logiusMessageId"))).isNotNull();
        assertThat(sandbox.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.wireId()).isEqualTo(message.path("messageId").asText());
            assertThat(taken.foreignId()).isEqualTo(answer.text("logiusMessageId"));
            assertThat(taken.subjectLength()).isEqualTo(22);
            assertThat(taken.attachmentDigests()).singleElement().asString().hasSize(64);
            assertThat(taken.calls()).isEqualTo(1);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltMessages")
    void refusesByNameOfField(String field, Consumer<ObjectNode> spoil) throws IOException {
        var message = logius.message(READER);
        spoil.accept(message);

        var answer = logius.send(message);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_FIELD");
        assertThat(answer.json().path("faults").findValuesAsText("field")).contains(field);
        assertThat(sandbox.taken()).isEmpty();
    }

    static Stream<Arguments> spoiltMessages() {
        return Stream.of(
                spoilt("subject", message -> message.remove("subject")),
                spoilt("subject", message -> message.put("subject", "")),
                spoilt("subject", message -> message.put("subject", "x".repeat(201))),
                spoilt("subject", message -> message.putNull("subject")),
                spoilt("subject", message -> message.put("subject", 7)),
                spoilt("priority", message -> message.put("priority", "high")),
                spoilt("messageId", message -> message.put("messageId", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
                spoilt("messageId", message -> message.remove("messageId")),
                spoilt("body", message -> message.put("body", "<p>not closed")),
                spoilt("body", message -> message.put("body", "<font>old</font>")),
                spoilt("body", message -> message.put("body", "<p onclick=\"x()\">acts</p>")),
                spoilt("attachments", message -> message.remove("attachments")),
                spoilt("recipient", message -> message.remove("recipient")),
                spoilt(
                        "recipient.bsn",
                        message -> message.putObject("recipient").put("bsn", "999993654")),
                spoilt(
                        "recipient.name",
                        message -> message.withObject("/recipient").put("name", "A. Lezer")),
                spoiltFile("sizeBytes", file -> file.put("sizeBytes", 3)),
                spoiltFile("mimeType", file -> file.put("mimeType", "image/png")),
                spoiltFile("mimeType", file -> file.put("mimeType", "text/html")),
                spoiltFile("content", file -> file.put("content", "not base64!")),
                spoiltFile("content", file -> file.put("content", "")),
                spoiltFile("title", file -> file.put("title", "x")),
                spoiltFile("filename", file -> file.remove("filename")));
    }

    private static Arguments spoilt(String field, Consumer<ObjectNode> spoil) {
        return arguments(field, spoil);
    }

    private static Arguments spoiltFile(String field, Consumer<ObjectNode> spoil) {
        return arguments("attachments[0]." + field, (Consumer<ObjectNode>) message -> {
            var file = BbkCaller.attachment(PDF, "application/pdf");
            spoil.accept(file);
            message.withArray("/attachments").add(file);
        });
    }

    @Test
    void takesTwentyFiveMegabytesAndNoByteMore() throws IOException {
        var limit = 25 * 1024 * 1024;
        var justRight = new byte[limit];
        System.arraycopy(PDF, 0, justRight, 0, PDF.length);
        var fits = logius.message(READER);
        fits.withArray("/attachments").add(BbkCaller.attachment(justRight, "application/pdf"));
        var tooMuch = logius.message(READER);
        tooMuch.withArray("/attachments")
                .add(BbkCaller.attachment(justRight, "application/pdf"))
                .add(BbkCaller.attachment(PDF, "application/pdf"));

        var answers = Map.of(
                "fits",
                logius.send(fits).status(),
                "too much",
                logius.send(tooMuch).status());

        assertThat(answers).isEqualTo(Map.of("fits", 200, "too much", 400));
    }

    @ParameterizedTest
    @CsvSource({
        "X-Message-ID, 11111111-1111-4111-8111-111111111111",
        "X-Timestamp, 2026-11-23T10:00:00+01:00",
        "X-Timestamp, 2026-11-23T08:54:59Z",
        "X-Timestamp, 2026-11-23T09:05:01Z",
        "X-Timestamp, yesterday",
        "X-Signature-Algorithm, RSA-SHA1"
    })
    void refusesAHeaderThatIsWrong(String header, String value) throws IOException {
        var answer = Http.send(logius.request(logius.message(READER)).setHeader(header, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("faults").findValuesAsText("field")).containsExactly(header);
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void takesATimestampFourMinutesOff() throws IOException {
        var request = logius.request(logius.message(READER)).setHeader("X-Timestamp", "2026-11-23T08:56:00Z");

        assertThat(Http.send(request).status()).isEqualTo(200);
    }

    @Test
    void refusesASignatureOverOtherBytes() throws IOException {
        var message = logius.message(READER);
        var signedOtherwise = logius.request(message)
                .build()
                .headers()
                .firstValue("X-Signature")
                .orElseThrow();
        message.put("subject", "Een ander besluit");

        var answer = Http.send(logius.request(message).setHeader("X-Signature", signedOtherwise));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void refusesWhatIsNotJsonOrNamesAFieldTwice() throws IOException {
        var id = BbkCaller.newId();

        var answers = Stream.of("{", "{\"subject\": \"a\", \"subject\": \"b\"}", "[]", "{} {}")
                .map(body -> send(id, body))
                .map(Answer::status);

        assertThat(answers).containsOnly(400);
    }

    private Answer send(String id, String body) {
        try {
            return Http.send(logius.request(id, body));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void givesTheSameAnswerToTheSameMessageAndRefusesAnotherWithItsId() throws IOException {
        var message = logius.message(READER);
        var first = logius.send(message);

        var again = logius.send(message);
        var other = logius.send(message.put("subject", "Een ander besluit"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("logiusMessageId")).isEqualTo(first.text("logiusMessageId"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(sandbox.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.calls()).isEqualTo(3));
    }

    @Test
    void refusesWithoutATokenAndOnceItHasExpired() throws IOException {
        var unknown = new BbkCaller(sandbox, clock).send(logius.message(READER));
        clock.pass(Duration.ofSeconds(299));
        var inTime = logius.send(logius.message(READER));
        clock.pass(Duration.ofSeconds(1));
        var expired = logius.check(READER);

        assertThat(unknown.status()).isEqualTo(401);
        assertThat(inTime.status()).isEqualTo(200);
        assertThat(expired.status()).isEqualTo(401);
    }

    @Test
    void givesATokenToItsClientOnly() throws IOException {
        var secret = logius.setting("logius_client_secret");

        var right = logius.askToken("sandbox-logius", secret);
        var wrong = logius.askToken("sandbox-logius", "guessed");

        assertThat(right.json().path("expires_in").asInt()).isEqualTo(300);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text("error")).isEqualTo("invalid_client");
    }

    @ParameterizedTest
    @CsvSource({
        "BSN_READS, true, false",
        "BSN_NO_MAILBOX, false, false",
        "BSN_WITHDREW_CONSENT, false, true",
        "BSN_UNAVAILABLE, true, false"
    })
    void tellsWhoHasAMailbox(MagicRecipient recipient, boolean available, boolean optedOut) throws IOException {
        var answer = logius.check(recipient.identifier());

        assertThat(answer.json().path("available").asBoolean()).isEqualTo(available);
        assertThat(answer.json().path("optedOut").asBoolean()).isEqualTo(optedOut);
    }

    @Test
    void refusesToCheckABsnThatFailsTheElevenCheck() throws IOException {
        assertThat(logius.check("123456789").status()).isEqualTo(400);
    }
}
