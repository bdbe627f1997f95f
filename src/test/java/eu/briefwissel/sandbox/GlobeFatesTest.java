package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.briefwissel.sandbox.GlobeCaller.Result;
import eu.briefwissel.sandbox.GlobeCaller.Row;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.globe.GlobeFate;
import eu.briefwissel.sandbox.globe.GlobeRecipient;
import eu.briefwissel.sandbox.ledger.Operator;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

class GlobeFatesTest {
    private static final String RESULTS = "GLOBEBatchResponse.xsd";
    private static final Duration RESULT_AFTER = Duration.ofMinutes(10);

    private final HandClock clock = new HandClock();
    private Sandbox sandbox;
    private GlobeCaller globe;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(clock)
                        .withPace(Pace.after(RESULT_AFTER))
                        .withLateBy(Duration.ofSeconds(5))));
        globe = new GlobeCaller(sandbox, clock);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void bearsAValidNumberOfTheTestRangeThatNoOtherRecipientHas(GlobeRecipient recipient) {
        assertThat(recipient.bsn()).startsWith("99999").matches(IdentifierKind.BSN::valid);
        assertThat(Arrays.stream(MagicRecipient.values()).map(MagicRecipient::identifier))
                .doesNotContain(recipient.bsn());
    }

    @Test
    void answersWithAMessageOfItsOwnOnceThatIsDue() throws IOException, SAXException {
        var batch = globe.batchTo(MagicRecipient.BSN_READS.identifier());
        var sent = globe.send(batch);

        var early = globe.results();
        clock.pass(RESULT_AFTER);
        var results = globe.results();

        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.response().body()).endsWith("@test");
        assertThat(early).isEmpty();
        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.batchId()).isEqualTo(batch.id());
            assertThat(result.packed()).isFalse();
            assertThat(result.rows())
                    .containsExactly(new Row(GlobeCaller.idIn(batch.letters().getFirst()), "Verwerkt", "NA"));
        });
        Xml.requireValid(results.getFirst().xml(), RESULTS);
        assertThat(sandbox.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.operator()).isEqualTo(Operator.GLOBE));
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_SUBSCRIBED, NietActiefOfGeabonneerd, ValidatieGebruiker",
        "UNSUBSCRIBED_SINCE, NietActiefOfGeabonneerd, ValidatieGebruiker",
        "TECHNICAL_PROBLEM, TechnischProbleem, StoreMessage",
        "TYPE_NOT_SUPPORTED, BerichtTypeNietOndersteund, ValidatieBerichtType",
        "PUBLICATION_TOO_FAR_AHEAD, PublicatieDatumLigtTeVerInDeToekomst, NA",
        "CREATED_TOO_LONG_AGO, AanmaakDatumLigtTeVerInHetVerleden, NA",
        "EXISTS_ALREADY, BerichtBestaatAl, NA",
        "ATTACHMENT_TOO_LARGE, BijlageTeGroot, NA",
        "OIN_DIFFERS, OinInCPAKomtNietOvereenMetOinInBericht, NA",
        "INVALID_XML, XmlValidatieTegenXsdValtNegatiefUit, NA"
    })
    void refusesForEverWithACodeOfTheSchema(GlobeRecipient recipient, String code, String stage)
            throws IOException, SAXException {
        var batch = globe.batchTo(recipient.bsn());
        globe.send(batch);
        globe.send(batch);
        clock.pass(RESULT_AFTER);

        var results = globe.results();

        assertThat(results).hasSize(2).allSatisfy(result -> {
            assertThat(result.only().code()).isEqualTo(code);
            assertThat(result.only().stage()).isEqualTo(stage);
        });
        Xml.requireValid(results.getFirst().xml(), RESULTS);
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void answersWithACodeThatNoSchemaKnows() throws IOException {
        var result = onlyResultFor(GlobeRecipient.UNKNOWN_CODE);

        assertThat(result.only().code()).isEqualTo("EenCodeDieNiemandKent");
        assertThatThrownBy(() -> Xml.requireValid(result.xml(), RESULTS)).isInstanceOf(SAXException.class);
    }

    @Test
    void namesALetterByZeros() throws IOException, SAXException {
        var result = onlyResultFor(GlobeRecipient.NIL_ID);

        assertThat(result.only()).isEqualTo(new Row(GlobeCaller.NIL, "Verwerkt", "NA"));
        Xml.requireValid(result.xml(), RESULTS);
    }

    @Test
    void packsAResultOfManyLettersAndThatOfOneByFate() throws IOException {
        globe.send(globe.batchTo(MagicRecipient.BSN_READS.identifier(), "123456782"));
        var one = onlyResultFor(GlobeRecipient.GZIPPED);

        assertThat(one.packed()).isTrue();
        assertThat(globe.results()).allMatch(Result::packed).hasSize(2);
    }

    @Test
    void sendsTheResultBeforeItAnswers() throws IOException {
        globe.send(globe.batchTo(GlobeRecipient.RESULT_BEFORE_ANSWER.bsn()));

        assertThat(globe.results()).hasSize(1);
    }

    @Test
    void sendsTheResultThriceInMessagesOfTheirOwn() throws IOException {
        globe.send(globe.batchTo(GlobeRecipient.RESULT_THRICE.bsn()));
        clock.pass(RESULT_AFTER);

        assertThat(globe.get("/ebms/messages/unprocessed").json()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void sendsTheResultAfterADayOrNever() throws IOException {
        var batch = globe.batchTo(
                GlobeRecipient.RESULT_LATE.bsn(),
                GlobeRecipient.RESULT_NEVER.bsn(),
                MagicRecipient.BSN_READS.identifier());
        globe.send(batch);

        clock.pass(Duration.ofHours(24));
        var atFirst = globe.results();
        clock.pass(Duration.ofHours(1));
        var afterwards = globe.results();

        assertThat(atFirst)
                .singleElement()
                .satisfies(result -> assertThat(result.rows()).hasSize(1));
        assertThat(afterwards)
                .hasSize(2)
                .last()
                .satisfies(late -> assertThat(late.only().id())
                        .isEqualTo(GlobeCaller.idIn(batch.letters().getFirst())));
        assertThat(sandbox.taken()).hasSize(3);
    }

    @Test
    void hasATechnicalProblemOnceForALetter() throws IOException {
        var batch = globe.batchTo(GlobeRecipient.TECHNICAL_PROBLEM_ONCE.bsn());
        IntStream.range(0, 3).forEach(_ -> sendAndWait(batch));

        assertThat(globe.results())
                .extracting(result -> result.only().code())
                .containsExactly("TechnischProbleem", "Verwerkt", "BerichtBestaatAl");
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED, EXPIRED", "FAILED, FAILED"})
    void neverGetsABatchToLogius(GlobeRecipient recipient, String event) throws IOException {
        var id = globe.send(globe.batchTo(recipient.bsn())).response().body();
        var early = globe.events("");

        clock.pass(RESULT_AFTER);

        assertThat(early).isEmpty();
        assertThat(globe.events("")).containsExactly(id + " " + event);
        assertThat(globe.results()).isEmpty();
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void getsABatchToLogiusAtTheSecondSending() throws IOException {
        var batch = globe.batchTo(GlobeRecipient.EXPIRED_ONCE.bsn());
        sendAndWait(batch);
        sendAndWait(batch);

        assertThat(globe.events(""))
                .extracting(event -> event.substring(event.indexOf(" ") + 1))
                .containsExactly("EXPIRED", "DELIVERED", "RECEIVED");
        assertThat(globe.results())
                .singleElement()
                .satisfies(result -> assertThat(result.only().code()).isEqualTo("Verwerkt"));
    }

    @Test
    void isUnavailableForEveryLetterOfABatchTwice() throws IOException {
        var batch = globe.batchTo("123456782", MagicRecipient.BSN_UNAVAILABLE_TWICE.identifier());

        assertThat(globe.send(batch).status()).isEqualTo(503);
        assertThat(globe.send(batch).status()).isEqualTo(503);
        assertThat(globe.send(batch).status()).isEqualTo(200);
        assertThat(sandbox.taken()).hasSize(2);
    }

    @Test
    void limitsTheRateOnce() throws IOException {
        var batch = globe.batchTo(MagicRecipient.BSN_RATE_LIMITED.identifier());

        assertThat(globe.send(batch).response().headers().firstValue("Retry-After"))
                .contains("1");
        assertThat(globe.send(batch).status()).isEqualTo(200);
    }

    @Test
    void takesABatchAndLosesTheAnswerSoThatARepeatExistsAlready() throws IOException {
        var batch = globe.batchTo(MagicRecipient.BSN_ANSWER_LOST.identifier());

        assertThatThrownBy(() -> globe.send(batch)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> globe.send(batch)).isInstanceOf(IOException.class);
        clock.pass(RESULT_AFTER);

        assertThat(globe.results())
                .extracting(result -> result.only().code())
                .containsExactly("Verwerkt", "BerichtBestaatAl");
        assertThat(sandbox.taken())
                .singleElement()
                .satisfies(taken -> assertThat(taken.calls()).isEqualTo(2));
    }

    @Test
    void takesABatchAndAnswersLate() throws IOException {
        var batch = globe.batchTo(MagicRecipient.BSN_ANSWERS_LATE.identifier());
        var impatient = globe.request(globe.envelope(batch.xml())).timeout(Duration.ofMillis(300));

        assertThatThrownBy(() -> Http.send(impatient)).isInstanceOf(HttpTimeoutException.class);

        assertThat(sandbox.taken()).hasSize(1);
    }

    @Test
    void givesEveryFateToARecipient() {
        var borne = Arrays.stream(GlobeRecipient.values()).map(GlobeRecipient::fate);

        assertThat(borne)
                .doesNotHaveDuplicates()
                .contains(Arrays.stream(GlobeFate.values())
                        .filter(fate -> fate != GlobeFate.PROCESSED)
                        .toArray(GlobeFate[]::new));
    }

    private Result onlyResultFor(GlobeRecipient recipient) throws IOException {
        globe.send(globe.batchTo(recipient.bsn()));
        clock.pass(RESULT_AFTER);
        return globe.results().getLast();
    }

    private void sendAndWait(GlobeCaller.Batch batch) {
        try {
            globe.send(batch);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
        clock.pass(RESULT_AFTER);
    }
}
