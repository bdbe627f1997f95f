package eu.briefwissel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadSubmissionTest {

    @Test
    void takesTheWholeExample() {
        var checked = checked(SubmissionExample.JSON.getBytes(StandardCharsets.UTF_8));

        assertThat(checked.reference()).isEqualTo("Z-2026-000123");
        assertThat(checked.message().recipient().value()).isEqualTo("999993653");
        assertThat(checked.message().caseReference())
                .hasValueSatisfying(c -> assertThat(c.deadline()).hasToString("Optional[2027-01-15]"));
        assertThat(checked.message().contact().postalAddress())
                .hasValueSatisfying(a -> assertThat(a.country()).isEqualTo("NL"));
        assertThat(checked.route()).isEqualTo(new Route(List.of(ChannelName.BERICHTENBOX, ChannelName.EMAIL)));
        assertThat(checked.unreadAfter()).contains("5 working days");
    }

    @Test
    void keepsEveryByteOfAnAttachment() {
        byte[] png = Base64.getDecoder().decode(Submission.png());
        String file = "[{\"name\":\"a.png\",\"mediaType\":\"IMAGE/PNG\",\"content\":\"" + Submission.png() + "\"}]";

        var message =
                checked(Submission.good().with("attachments", file).json()).message();

        assertThat(message.attachments()).singleElement().satisfies(one -> {
            assertThat(one.content()).isEqualTo(png);
            assertThat(one.mediaType()).isEqualTo("image/png");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bsn  | 999993653   | berichtenbox",
                "insz | 85073003328 | ebox-citizen",
                "kbo  | 0202239951  | ebox-enterprise"
            })
    void findsTheMailboxThatFitsTheIdentifier(String scheme, String identifier, String channel) {
        byte[] body = Submission.good()
                .with("recipient", "{\"%s\":\"%s\"}".formatted(scheme, identifier))
                .json();

        assertThat(checked(body).route().channels())
                .containsExactly(ChannelName.named(channel).orElseThrow(), ChannelName.EMAIL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"mailbox\",\"email\"] | -                | 5 working days",
                "[\"mailbox\",\"email\"] | \"14 days\"      | 14 days",
                "[\"mailbox\",\"email\"] | \"never\"        | ",
                "[\"mailbox\"]           | -                | ",
                "[\"email\",\"mailbox\"] | -                | ",
                "[\"email\"]             | \"never\"        | "
            })
    void waitsForAReaderWhereAChannelFollowsThatCanBeWaitedFor(String route, String given, String kept) {
        byte[] body = Submission.good()
                .with("route", route)
                .with("unreadAfter", given)
                .json();

        assertThat(checked(body).unreadAfter()).isEqualTo(Optional.ofNullable(kept));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"reference\": \"GEHEIM\", \"reference\": \"b\"} | a field is named twice",
                "{\"recipient\": {\"bsn\": \"1\", \"bsn\": \"2\"}} | a field is named twice",
                "{\"reference\": \"GEHEIM\"                        | the body is not well-formed JSON",
                "{\"reference\": GEHEIM}                           | the body is not well-formed JSON",
                "{\"reference\": \"a\"} {}                         | something stands behind the object",
                "{\"reference\": \"a\"} GEHEIM                     | the body is not well-formed JSON",
                "{\"reference\": \"a\",}                           | the body is not well-formed JSON",
                "``                                                | the body is empty"
            })
    void saysWhereTheJsonIsMalformedAndNothingOfIt(String body, String sentence) {
        var reading = ReadSubmission.SUBMISSION.read(body.getBytes(StandardCharsets.UTF_8), new Violations());

        assertThat(reading).isInstanceOfSatisfying(ReadJson.Reading.Malformed.class, malformed -> {
            assertThat(malformed.sentence()).isEqualTo(sentence);
            assertThat(malformed.line()).isEqualTo(1);
            assertThat(malformed.column()).isPositive();
        });
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] body = Submission.good().json();
        Arrays.fill(body, 20, 23, (byte) 0xff);

        assertThat(ReadSubmission.SUBMISSION.read(body, new Violations()))
                .isInstanceOf(ReadJson.Reading.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[]", "null", "1", "\"GEHEIM\"", "\"\""})
    void refusesWhatIsNoObject(String body) {
        Violations violations = new Violations();

        var reading = ReadSubmission.SUBMISSION.read(body.getBytes(StandardCharsets.UTF_8), violations);

        assertThat(reading).isInstanceOf(ReadJson.Reading.Misshapen.class);
        assertThat(violations.all()).extracting(v -> v.field() + v.rule()).containsExactly("type");
    }

    private static CheckSubmission.Checked checked(byte[] body) {
        Violations violations = new Violations();
        var reading = (ReadJson.Reading.Read<SubmissionRequest>) ReadSubmission.SUBMISSION.read(body, violations);
        var checked = new CheckSubmission(violations, ReadSubmissionTest::capabilities)
                .check(reading.request(), Optional.empty());
        assertThat(violations.all()).isEmpty();
        return checked.orElseThrow();
    }

    private static Capabilities capabilities(ChannelName channel) {
        var reading = channel.isMailbox() ? Capabilities.Reading.PUSHED : Capabilities.Reading.NEVER_TOLD;
        return new Capabilities(true, reading, true, true);
    }
}
