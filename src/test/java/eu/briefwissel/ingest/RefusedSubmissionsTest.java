package eu.briefwissel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violation;
import eu.briefwissel.request.Violations;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad submission names its field and its rule, and repeats nothing of what was sent. */
class RefusedSubmissionsTest {

    /** Each replaces one field of a good submission; {@code ~} stands for a character that is told by its code. */
    @ParameterizedTest(name = "{0} = {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reference | - | /reference | required",
                "reference | null | /reference | required",
                "reference | \"\" | /reference | length",
                "reference | \"  \" | /reference | length",
                "reference | \"{101 x}\" | /reference | length",
                "reference | \"GEHEIM\\u0007\" | /reference | characters",
                "reference | \"GEHEIM\\ud83d\" | /reference | characters",
                "reference | \"GEHEIM\\u202etxt\" | /reference | characters",
                "reference | 123 | /reference | type",
                "reference | true | /reference | type",
                "reference | [\"GEHEIM\"] | /reference | type",
                "case | \"GEHEIM\" | /case | type",
                "case | {\"type\":\"x\"} | /case/id | required",
                "case | {\"id\":\"x\"} | /case/type | required",
                "case | {\"id\":\"x\",\"type\":\"x\",\"status\":\"\"} | /case/status | length",
                "case | {\"id\":\"x\",\"type\":\"x\",\"deadline\":\"GEHEIM 15\"} | /case/deadline | date",
                "case | {\"id\":\"x\",\"type\":\"x\",\"deadline\":\"2027-02-30\"} | /case/deadline | date",
                "case | {\"id\":\"x\",\"type\":\"x\",\"geheim\":1} | /case/geheim | unknown-field",
                "recipient | - | /recipient | required",
                "recipient | {} | /recipient | one-identifier",
                "recipient | [] | /recipient | type",
                "recipient | {\"bsn\":\"999993653\",\"kbo\":\"0202239951\"} | /recipient | one-identifier",
                "recipient | {\"bsn\":\"999993654\"} | /recipient/bsn | bsn-11-check",
                "recipient | {\"bsn\":\"99999365\"} | /recipient/bsn | bsn-11-check",
                "recipient | {\"bsn\":999993653} | /recipient/bsn | type",
                "recipient | {\"insz\":\"85073003329\"} | /recipient/insz | insz-mod-97",
                "recipient | {\"insz\":\"85.07.30-033.28\"} | /recipient/insz | insz-mod-97",
                "recipient | {\"kbo\":\"0202239952\"} | /recipient/kbo | kbo-mod-97",
                "recipient | {\"rsin\":\"999993653\"} | /recipient/rsin | unknown-field",
                "recipient | {\"999993653\":\"bsn\"} | /recipient/(unnamed) | unknown-field",
                "language | - | /language | required",
                "language | \"GEHEIM\" | /language | form",
                "language | \"NL\" | /language | form",
                "messageType | - | /messageType | required",
                "messageType | \"GEHEIM besluit\" | /messageType | form",
                "messageType | \"{65 x}\" | /messageType | form",
                "subject | - | /subject | required",
                "subject | \"{201 x}\" | /subject | length",
                "subject | \"GEHEIM\\nX: y\" | /subject | characters",
                "subject | \"GEHEIM\\u2028\" | /subject | characters",
                "body | - | /body | required",
                "body | \"\" | /body | length",
                "template | [1] | /template | type",
                "variables | {\"a\":\"GEHEIM\"} | /variables | no-template",
                "variables | [] | /variables | type",
                "variables | {\"a b\":\"GEHEIM\"} | /variables/(unnamed) | name",
                "variables | {\"a\":1} | /variables/a | type",
                "body | \"<p>GEHEIM\" | /body | xhtml-well-formed",
                "body | \"<p>GEHEIM</p><script>x</script>\" | /body | xhtml-element",
                "body | \"GEHEIM\" | /body | xhtml-text",
                "attachments | {} | /attachments | type",
                "attachments | [null] | /attachments/0 | required",
                "attachments | [{7 files}] | /attachments | count",
                "attachments | [{\"mediaType\":\"image/png\",\"content\":\"{png}\"}] | /attachments/0/name | required",
                "attachments | [{\"name\":\"../GEHEIM.png\",\"mediaType\":\"image/png\",\"content\":\"{png}\"}] | /attachments/0/name | file-name",
                "attachments | [{\"name\":\"GEHEIM\\\\a.png\",\"mediaType\":\"image/png\",\"content\":\"{png}\"}] | /attachments/0/name | file-name",
                "attachments | [{\"name\":\"{81 x}\",\"mediaType\":\"image/png\",\"content\":\"{png}\"}] | /attachments/0/name | length",
                "attachments | [{\"name\":\"a\\rb\",\"mediaType\":\"image/png\",\"content\":\"{png}\"}] | /attachments/0/name | characters",
                "attachments | [{\"name\":\"a.png\",\"content\":\"{png}\"}] | /attachments/0/mediaType | required",
                "attachments | [{\"name\":\"a.doc\",\"mediaType\":\"application/GEHEIM\",\"content\":\"{png}\"}] | /attachments/0/mediaType | media-type",
                "attachments | [{\"name\":\"a.pdf\",\"mediaType\":\"application/pdf\",\"content\":\"{png}\"}] | /attachments/0/mediaType | media-type-mismatch",
                "attachments | [{\"name\":\"a.png\",\"mediaType\":\"image/png\"}] | /attachments/0/content | required",
                "attachments | [{\"name\":\"a.png\",\"mediaType\":\"image/png\",\"content\":\"\"}] | /attachments/0/content | attachment-empty",
                "attachments | [{\"name\":\"a.png\",\"mediaType\":\"image/png\",\"content\":\"GEHEIM!!\"}] | /attachments/0/content | base64",
                "attachments | [{\"name\":\"a.png\",\"mediaType\":\"image/png\",\"content\":\"R0VIRUlN\"}] | /attachments/0/content | attachment-type",
                "attachments | [{\"name\":\"a.png\",\"mediaType\":\"image/png\",\"content\":\"{png}\"},{\"name\":\"A.PNG\",\"mediaType\":\"image/png\",\"content\":\"{png}\"}] | /attachments/1/name | unique",
                "contact | [] | /contact | type",
                "contact | {\"phone\":\"0612345678\"} | /contact/phone | unknown-field",
                "contact | {\"email\":\"geheim\"} | /contact/email | email",
                "contact | {\"email\":\"geheim@example.org\\r\\nBcc: x@example.org\"} | /contact/email | email",
                "contact | {\"email\":\"a@example.org, b@example.org\"} | /contact/email | email",
                "contact | {\"email\":\"{250 x}@example.org\"} | /contact/email | email",
                "contact | {\"postalAddress\":{\"name\":\"A\",\"street\":\"S\",\"postalCode\":\"1\",\"country\":\"NL\"}} | /contact/postalAddress/city | required",
                "contact | {\"postalAddress\":{\"name\":\"A\",\"street\":\"S\",\"postalCode\":\"1\",\"city\":\"C\",\"country\":\"nl\"}} | /contact/postalAddress/country | country",
                "contact | {\"postalAddress\":{\"name\":\"A\",\"street\":\"S\",\"postalCode\":\"1\",\"city\":\"C\",\"country\":\"XX\"}} | /contact/postalAddress/country | country",
                "route | [] | /route | count",
                "route | \"email\" | /route | type",
                "route | [\"GEHEIM\"] | /route/0 | channel",
                "route | [null] | /route/0 | channel",
                "route | [\"email\",\"email\"] | /route | unique",
                "route | [\"mailbox\",\"berichtenbox\"] | /route | unique",
                "route | [\"ebox-citizen\"] | /route/0 | mailbox-of-recipient",
                "unreadAfter | \"GEHEIM\" | /unreadAfter | term-form",
                "unreadAfter | \"401 days\" | /unreadAfter | term-limit",
                "unreadAfter | 5 | /unreadAfter | type",
                "geheim | 1 | /geheim | unknown-field",
            })
    void namesFieldAndRule(String field, String value, String pointer, String rule) {
        byte[] body = Submission.good().with(field, value).json();

        List<Violation> violations = violations(body);

        assertThat(violations).extracting(v -> v.field() + " " + v.rule()).containsExactly(pointer + " " + rule);
        assertThat(violations.toString())
                .doesNotContainIgnoringCase("geheim@", "GEHEIM\"", "<p>GEHEIM", "99999365", "x: y");
        assertThat(violations.getFirst().detail()).doesNotContain("GEHEIM").isNotBlank();
    }

    @Test
    void refusesATermThatNothingFollows() {
        byte[] body = Submission.good()
                .with("route", "[\"mailbox\"]")
                .with("unreadAfter", "\"5 days\"")
                .json();

        assertThat(violations(body)).extracting(Violation::rule).containsExactly("nothing-follows");
    }

    @Test
    void refusesATermThatAChannelCannotKeepBecauseItNeverTellsOfReading() {
        byte[] body = Submission.good()
                .with("route", "[\"email\",\"mailbox\"]")
                .with("unreadAfter", "\"5 days\"")
                .json();

        assertThat(violations(body)).extracting(Violation::rule).containsExactly("reading-never-told");
    }

    @Test
    void refusesMoreThan25MegabytesInAll() {
        String third = Base64.getEncoder().encodeToString(new byte[(25 << 20) / 2 + 1]);
        String files = IntStream.range(0, 2)
                .mapToObj(i -> "{\"name\":\"" + i + "\",\"mediaType\":\"image/png\",\"content\":\"" + third + "\"}")
                .collect(Collectors.joining(",", "[", "]"));

        List<Violation> violations =
                violations(Submission.good().with("attachments", files).json());

        assertThat(violations).extracting(v -> v.field() + " " + v.rule()).containsExactly("/attachments size");
    }

    @Test
    void collectsEverythingThatIsWrong() {
        byte[] body = """
                {"reference": 1, "recipient": {"bsn": "1"}, "language": "xx", "subject": "a\\nb", "body": "<p>", "extra": 0,
                 "attachments": [{"name": "a/b", "mediaType": "x", "content": "%%"}], "route": ["x"], "unreadAfter": "x"}
                """.getBytes(StandardCharsets.UTF_8);

        assertThat(violations(body))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder(
                        "/reference",
                        "/recipient/bsn",
                        "/language",
                        "/messageType",
                        "/subject",
                        "/body",
                        "/extra",
                        "/attachments/0/name",
                        "/attachments/0/mediaType",
                        "/attachments/0/content",
                        "/route/0",
                        "/unreadAfter");
    }

    @Test
    void answersGarbageWithAListOfBoundedLength() {
        String texts = "1,".repeat(10_000);
        byte[] body = Submission.good().with("route", "[" + texts + "1]").json();

        assertThat(violations(body)).hasSize(100);
    }

    private static List<Violation> violations(byte[] body) {
        Violations violations = new Violations();
        if (ReadSubmission.SUBMISSION.read(body, violations)
                instanceof ReadJson.Reading.Read<SubmissionRequest>(SubmissionRequest request)) {
            new CheckSubmission(violations, RefusedSubmissionsTest::capabilities).check(request, Optional.empty());
        }
        return violations.all();
    }

    private static Capabilities capabilities(ChannelName channel) {
        var reading = channel.isMailbox() ? Capabilities.Reading.PUSHED : Capabilities.Reading.NEVER_TOLD;
        return new Capabilities(true, reading, true, true);
    }
}
