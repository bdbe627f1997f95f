package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.EboxCaller.File;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EboxStrictnessTest {
    private static final String CITIZEN = MagicRecipient.INSZ_READS.identifier();
    private static final String ENTERPRISE = MagicRecipient.KBO_READS.identifier();
    private static final File PDF = new File("aanslag.pdf", "application/pdf", "%PDF-1.4\r\n--not-a-boundary\r\n");
    private static final String SHA256_OF_NOTHING = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU";

    private final HandClock clock = new HandClock();
    private Sandbox sandbox;
    private EboxCaller citizens;
    private EboxCaller enterprises;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(clock)
                        .withTimestampTolerance(Duration.ZERO)
                        .withPace(Pace.byHand())));
        citizens = EboxCaller.citizen(sandbox).login();
        enterprises = EboxCaller.enterprise(sandbox).login();
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void publishesABody() throws IOException {
        var answer = citizens.publish(citizens.toCitizen(CITIZEN));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(UUID.fromString(answer.text("messageId"))).isNotNull();
        assertThat(answer.text("expirationDate")).isEqualTo("2027-11-23T10:00:00+01:00");
        assertThat(answer.json().has("code")).isFalse();
        assertThat(sandbox.taken()).singleElement().satisfies(taken -> {
            assertThat(taken.operator()).isEqualTo(Operator.EBOX_CITIZEN);
            assertThat(taken.subjectLength()).isEqualTo(16);
        });
    }

    @Test
    void publishesAFileWhosePartComesBeforeTheMessage() throws IOException {
        var message = EboxCaller.withMainFile(enterprises.toEnterprise(ENTERPRISE));

        var answer = enterprises.publish(EboxCaller.newKey(), message, Map.of("upfile1", PDF));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(sandbox.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.attachmentDigests())
                        .containsExactly("4ddf4cd30efd758f35cd59f8b1fd43a18f1eff9734e05f7ad0b9d31525c395ab"));
    }

    @Test
    void publishesToACitizenThroughTheEnterpriseRegistryButNotTheOtherWayRound() throws IOException {
        var toCitizen = enterprises.publish(enterprises.toCitizen(CITIZEN));
        var toEnterprise = citizens.publish(citizens.toEnterprise(ENTERPRISE));

        assertThat(toCitizen.status()).isEqualTo(201);
        assertThat(toEnterprise.status()).isEqualTo(400);
        assertThat(toEnterprise.text("message")).startsWith("recipient.eboxType");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("spoiltMessages")
    void refusesByCodeAndNameOfField(String code, String field, Consumer<ObjectNode> spoil) throws IOException {
        var message = citizens.toCitizen(CITIZEN);
        spoil.accept(message);

        var answer = citizens.publish(message);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("message")).startsWith(field + " ");
        assertThat(UUID.fromString(answer.text("id"))).isNotNull();
        assertThat(sandbox.taken()).isEmpty();
    }

    static Stream<Arguments> spoiltMessages() {
        return Stream.of(
                // the names of version 2
                invalid("senderOrganizationId", message -> message.put("senderOrganizationId", "1999800005")),
                invalid("bodyMainContent", message -> message.put("bodyMainContent", true)),
                invalid("replyAuthorized", message -> message.put("replyAuthorized", false)),
                invalid("recipient.eboxIdValue", message -> recipient(message).put("eboxIdValue", CITIZEN)),
                invalid(
                        "attachments[0].mainContent",
                        message -> message.putArray("attachments").addObject().put("mainContent", true)),
                // what is required, and of which type
                invalid("recipient", message -> message.remove("recipient")),
                invalid("subject", message -> message.remove("subject")),
                invalid("messageTypeId", message -> message.remove("messageTypeId")),
                invalid("isReplyAuthorized", message -> message.put("isReplyAuthorized", "no")),
                invalid("isReplyAuthorized", message -> message.putNull("isReplyAuthorized")),
                // one main content, one language, and the limits
                invalid("isMainContent", message -> message.put("isBodyMainContent", false)),
                invalid("isBodyMainContent", message -> message.remove("bodyContent")),
                invalid("subject", message -> message.putObject("subject").put("nl", "x".repeat(256))),
                invalid("subject", message -> message.putObject("subject")),
                invalid("subject.en", message -> message.putObject("subject").put("en", "Your tax bill")),
                spoilt("NOT_IMPLEMENTED", "subject", message -> subject(message).put("fr", "Votre avertissement")),
                spoilt(
                        "NOT_IMPLEMENTED",
                        "bodyContent",
                        message -> message.putObject("bodyContent").put("fr", "Votre avertissement est prêt.")),
                // what is optional
                invalid("expirationDate", message -> message.putNull("expirationDate")),
                invalid("registeredMail", message -> message.put("registeredMail", true)),
                invalid(
                        "forTheAttentionOf.id",
                        message -> message.putObject("forTheAttentionOf").put("id", CITIZEN)),
                invalid(
                        "forTheAttentionOf.ssin",
                        message -> message.putObject("forTheAttentionOf").put("ssin", "01071700145")),
                invalid(
                        "paymentData.amount",
                        message -> message.putObject("paymentData")
                                .put("paymentDataId", "P-1")
                                .put("amount", "125.50")
                                .put("vatAmount", 0)
                                .put("currency", "EUR")
                                .put("dueDate", "2027-01-15T00:00:00+01:00")
                                .put("iban", "BE68539007547034")),
                spoilt("NOT_IMPLEMENTED", "businessDataList[0].values", message -> {
                    var value = message.putArray("businessDataList")
                            .addObject()
                            .put("key", "BECBE")
                            .putArray("values")
                            .addObject();
                    value.put("nl", "x").put("fr", "x");
                }),
                // who writes, and to whom
                spoilt(
                        "INVALID_SENDER",
                        "sender.enterpriseNumber",
                        message -> message.withObject("/sender").put("enterpriseNumber", ENTERPRISE)),
                spoilt("INVALID_SENDER", "senderApplicationId", message -> message.put("senderApplicationId", "x")),
                invalid("recipient.ssin", message -> recipient(message).put("ssin", "01071700145")),
                invalid("recipient.eboxType", message -> recipient(message).put("eboxType", "CITIZEN")),
                invalid(
                        "recipient.enterpriseNumber",
                        message -> recipient(message).put("enterpriseNumber", ENTERPRISE)),
                invalid(
                        "attachments[0].httpPartName",
                        message -> message.putArray("attachments")
                                .addObject()
                                .put("httpPartName", "upfile1")
                                .put("isMainContent", false)));
    }

    private static Arguments invalid(String field, Consumer<ObjectNode> spoil) {
        return spoilt("INVALID_INPUT", field, spoil);
    }

    private static Arguments spoilt(String code, String field, Consumer<ObjectNode> spoil) {
        return arguments(code, field, spoil);
    }

    private static ObjectNode recipient(ObjectNode message) {
        return message.withObject("/recipient");
    }

    private static ObjectNode subject(ObjectNode message) {
        return message.withObject("/subject");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiltFiles")
    void refusesAFileThatDoesNotFit(String partName, File file) throws IOException {
        var message = EboxCaller.withMainFile(citizens.toCitizen(CITIZEN));

        var answer = citizens.publish(EboxCaller.newKey(), message, Map.of(partName, file));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("INVALID_INPUT");
    }

    static Stream<Arguments> spoiltFiles() {
        return Stream.of(
                arguments("upfile7", PDF),
                arguments("upfile2", PDF),
                arguments("upfile1", new File("x".repeat(77) + ".pdf", "application/pdf", "%PDF-1.4")),
                arguments("upfile1", new File("foto.gif", "image/gif", "GIF89a")),
                arguments("upfile1", new File("leeg.pdf", "application/pdf", "")),
                arguments("upfile1", new File("", "application/pdf", "%PDF-1.4")));
    }

    @Test
    void countsAnEncodedFileNameAsItIsShown() throws IOException {
        var file = new File("%C3%A9".repeat(76) + ".pdf", "application/pdf", "%PDF-1.4");
        var message = EboxCaller.withMainFile(citizens.toCitizen(CITIZEN));

        var answer = citizens.publish(EboxCaller.newKey(), message, Map.of("upfile1", file));

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void refusesADigestThatIsNotThatOfTheFile() throws IOException {
        var message = EboxCaller.withMainFile(citizens.toCitizen(CITIZEN));
        ((ObjectNode) message.at("/attachments/0"))
                .putObject("digest")
                .put("digestMethod", "sha_256")
                .put("digestValue", SHA256_OF_NOTHING);

        var answer = citizens.publish(EboxCaller.newKey(), message, Map.of("upfile1", PDF));

        assertThat(answer.text("code")).isEqualTo("DIGEST_DO_NOT_MATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8e03978e-40d5-43e8-bc93-6894a57f9324", "\"not a uuid\"", "\"\"", "?1"})
    void refusesAKeyThatIsNoUuidInQuotes(String key) throws IOException {
        var answer = Http.send(citizens.request(key, citizens.toCitizen(CITIZEN), Map.of()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).startsWith("Idempotency-Key ");
    }

    @Test
    void refusesAKeyThatWasUsedWhateverComesWithIt() throws IOException {
        var key = EboxCaller.newKey();
        var message = citizens.toCitizen(CITIZEN);
        citizens.publish(key, message, Map.of());

        var same = citizens.publish(key, message, Map.of());
        var other = citizens.publish(key, citizens.toCitizen("broken"), Map.of());

        assertThat(same.status()).isEqualTo(409);
        assertThat(other.status()).isEqualTo(409);
        assertThat(sandbox.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.calls()).isEqualTo(3));
    }

    @Test
    void keepsAKeyFreeThatCameWithARefusedMessage() throws IOException {
        var key = EboxCaller.newKey();
        citizens.publish(key, citizens.toCitizen("broken"), Map.of());

        var answer = citizens.publish(key, citizens.toCitizen(CITIZEN), Map.of());

        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void refusesWhatIsNoForm() throws IOException {
        var request = citizens.request("\"" + EboxCaller.newKey() + "\"", citizens.toCitizen(CITIZEN), Map.of());

        var answer = Http.send(request.setHeader("Content-Type", "application/json"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).startsWith("body ");
    }

    @Test
    void letsInWhoeverShowsASecretInEitherWayButNotAGuess() throws IOException {
        var form = "grant_type=client_credentials";
        var basic = Http.basic(citizens.setting("client_id"), citizens.setting("client_secret"));
        var request = Http.to(citizens.setting("token_url"))
                .header("Authorization", basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));

        var withBasic = Http.send(request);
        var guess = citizens.askToken(form + "&client_id=sandbox-ebox-citizen&client_secret=guess");
        var otherGrant = citizens.askToken("grant_type=password&client_id=" + citizens.setting("client_id")
                + "&client_secret=" + citizens.setting("client_secret"));

        assertThat(withBasic.status()).isEqualTo(200);
        assertThat(guess.status()).isEqualTo(401);
        assertThat(otherGrant.text("error")).isEqualTo("unsupported_grant_type");
    }

    @Test
    void refusesATokenOfTheOtherOperatorAndOneThatExpired() throws IOException {
        var stranger =
                EboxCaller.enterprise(sandbox).withTokenOf(citizens).publish(enterprises.toEnterprise(ENTERPRISE));
        clock.pass(Duration.ofMinutes(5));
        var expired = citizens.publish(citizens.toCitizen(CITIZEN));

        assertThat(stranger.status()).isEqualTo(401);
        assertThat(expired.status()).isEqualTo(401);
    }
}
