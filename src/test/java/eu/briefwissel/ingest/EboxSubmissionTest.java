package eu.briefwissel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violation;
import eu.briefwissel.request.Violations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a submission may carry for an eBox, and what of it is refused. */
class EboxSubmissionTest {

    private static final Capabilities ABLE = new Capabilities(true, Capabilities.Reading.PULLED, true, true);

    private static final String PAYMENT = """
            {"id": "P-1", "amount": "125.50", "vatAmount": "0", "currency": "EUR", "due": "2027-01-15",
             "iban": "BE68 5390 0754 7034", "bic": "KREDBEBB", "reference": "+++090/9337/55493+++"}""";

    private static final String EVERYTHING = """
            {"attention": {"insz": "85073003328", "name": "A. Lezer"},
             "expires": "2027-01-15T00:00:00+01:00", "mayReply": true, "inReplyTo": "M-0",
             "mainContent": "/attachments/1",
             "businessData": [{"key": "BECBE", "name": {"nl": "Nummer"}, "description": {"fr": "Le numéro"},
                               "values": [{"nl": "0202239951"}, {"fr": "0202239951"}]}],
             "payment": %s}""".formatted(PAYMENT);

    private static final String FILES = "[{\"name\":\"a.png\",\"mediaType\":\"image/png\",\"content\":\"{png}\"},"
            + "{\"name\":\"b.png\",\"mediaType\":\"image/png\",\"content\":\"{png}\",\"signed\":true}]";

    @Test
    void isReadWhole() {
        var message = checked(toEnterprise()
                        .with("attachments", FILES)
                        .with("registered", "true")
                        .with("ebox", EVERYTHING))
                .message();

        EboxFields fields = message.handling().ebox();
        assertThat(message.handling().isRegistered()).isTrue();
        assertThat(message.attachments()).extracting(a -> a.isSigned()).containsExactly(false, true);
        assertThat(fields.attention().orElseThrow().person().value()).isEqualTo("85073003328");
        assertThat(fields.attention().orElseThrow().name()).contains("A. Lezer");
        assertThat(fields.expires()).contains(Instant.parse("2027-01-14T23:00:00Z"));
        assertThat(fields.mayReply()).isTrue();
        assertThat(fields.inReplyTo()).contains("M-0");
        assertThat(fields.main()).contains(new MainContent.File(1));
        assertThat(fields.businessData())
                .containsExactly(new EboxFields.BusinessData(
                        "BECBE",
                        Map.of("nl", "Nummer"),
                        Map.of("fr", "Le numéro"),
                        List.of(Map.of("nl", "0202239951"), Map.of("fr", "0202239951"))));
        assertThat(fields.payment()).hasValueSatisfying(payment -> {
            assertThat(payment.amount()).isEqualByComparingTo("125.50");
            assertThat(payment.iban()).isEqualTo("BE68539007547034");
            assertThat(payment.due()).isEqualTo(LocalDate.parse("2027-01-15"));
            assertThat(payment.reference()).contains("+++090/9337/55493+++");
        });
    }

    @Test
    void isUsualWhereNothingIsSaid() {
        assertThat(checked(toEnterprise()).message().handling()).isEqualTo(Handling.usual());
        assertThat(checked(toEnterprise().with("ebox", "{}")).message().handling())
                .isEqualTo(Handling.usual());
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | /ebox | type",
                "{\"expiry\":\"x\"} | /ebox/expiry | unknown-field",
                "{\"attention\":{\"name\":\"A\"}} | /ebox/attention/insz | required",
                "{\"attention\":{\"insz\":\"85073003329\"}} | /ebox/attention/insz | insz-mod-97",
                "{\"attention\":{\"insz\":\"85073003328\",\"name\":\"{101 x}\"}} | /ebox/attention/name | length",
                "{\"expires\":\"2027-01-15\"} | /ebox/expires | date-time",
                "{\"expires\":\"2027-01-15T00:00:00\"} | /ebox/expires | date-time",
                "{\"expires\":\"+10000-01-01T00:00:00Z\"} | /ebox/expires | year",
                "{\"expires\":\"9999-12-31T23:30:00-01:00\"} | /ebox/expires | year",
                "{\"mayReply\":\"true\"} | /ebox/mayReply | type",
                "{\"mayReply\":1} | /ebox/mayReply | type",
                "{\"inReplyTo\":\"\"} | /ebox/inReplyTo | length",
                "{\"mainContent\":\"body\"} | /ebox/mainContent | form",
                "{\"mainContent\":\"/attachments/0\"} | /ebox/mainContent | main-content",
                "{\"businessData\":[null]} | /ebox/businessData/0 | required",
                "{\"businessData\":[{\"values\":[{\"nl\":\"x\"}]}]} | /ebox/businessData/0/key | required",
                "{\"businessData\":[{\"key\":\"k\\n\",\"values\":[{\"nl\":\"x\"}]}]} | /ebox/businessData/0/key | characters",
                "{\"businessData\":[{\"key\":\"k\"}]} | /ebox/businessData/0/values | count",
                "{\"businessData\":[{\"key\":\"k\",\"values\":[]}]} | /ebox/businessData/0/values | count",
                "{\"businessData\":[{\"key\":\"k\",\"values\":[{}]}]} | /ebox/businessData/0/values/0 | one-language",
                "{\"businessData\":[{\"key\":\"k\",\"values\":[{\"en\":\"x\"}]}]} | /ebox/businessData/0/values/0 | one-language",
                "{\"businessData\":[{\"key\":\"k\",\"values\":[{\"nl\":\"x\",\"fr\":\"x\"}]}]} | /ebox/businessData/0/values/0 | one-language",
                "{\"businessData\":[{\"key\":\"k\",\"values\":[{\"nl\":null}]}]} | /ebox/businessData/0/values/0/nl | length",
                "{\"businessData\":[{\"key\":\"k\",\"values\":[{\"nl\":\"{257 x}\"}]}]} | /ebox/businessData/0/values/0/nl | length",
            })
    void namesFieldAndRule(String ebox, String pointer, String rule) {
        assertThat(broken(toEnterprise().with("ebox", ebox))).containsExactly(pointer + " " + rule);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"amount\": \"125.50\"          | \"amount\": \"125.505\"  | amount amount",
                "\"amount\": \"125.50\"          | \"amount\": \"-1\"       | amount amount",
                "\"amount\": \"125.50\"          | \"amount\": 125.50       | amount type",
                "\"amount\": \"125.50\",         | ``                       | amount required",
                "\"currency\": \"EUR\"           | \"currency\": \"EURO\"   | currency currency",
                "\"due\": \"2027-01-15\"         | \"due\": \"2027-02-30\"  | due date",
                "\"due\": \"2027-01-15\"         | \"due\": \"+10000-01-01\" | due year",
                "\"due\": \"2027-01-15\",        | ``                       | due required",
                "BE68 5390 0754 7034             | BE68 5390 0754 7035      | iban iban",
                "BE68 5390 0754 7034             | 539007547034             | iban iban",
                "KREDBEBB                        | KREDBEBBX                | bic bic",
                "+++090/9337/55493+++            | +++090/9337/55494+++     | reference structured-reference",
                "+++090/9337/55493+++            | +++0909337/55493+++      | reference structured-reference",
                "+++090/9337/55493+++            | RF19539007547034         | reference structured-reference",
                "+++090/9337/55493+++            | {141 x}                  | reference length",
            })
    void checksAPaymentAsABankWould(String sound, String bad, String broken) {
        String payment = PAYMENT.replace(sound, bad == null ? "" : bad);

        assertThat(payment).isNotEqualTo(PAYMENT);
        assertThat(broken(toEnterprise().with("ebox", "{\"payment\": " + payment + "}")))
                .containsExactly("/ebox/payment/" + broken);
    }

    @ParameterizedTest
    @CsvSource({"RF18539007547034", "RF18 5390 0754 7034", "***090/9337/55493***", "factuur 12", "010806817183"})
    void takesReferencesThatAreSoundOrFree(String reference) {
        String payment = PAYMENT.replace("+++090/9337/55493+++", reference);

        assertThat(broken(toEnterprise().with("ebox", "{\"payment\": " + payment + "}")))
                .isEmpty();
    }

    /** By their JSON: NUL, a control character, a mark that turns the direction, half a character, the end of a line. */
    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u001b", "\\u202e", "\\u2066", "\\ud83d", "\\n", "\\u2028"})
    void refusesInBusinessDataWhatStandsInNoLine(String character) {
        String data = "{\"businessData\":[{\"key\":\"k\",\"name\":{\"nl\":\"HERE\"},\"description\":{\"nl\":\"HERE\"},"
                + "\"values\":[{\"nl\":\"goed\"},{\"fr\":\"HERE\"}]}]}";

        assertThat(broken(toEnterprise().with("ebox", data.replace("HERE", "a" + character + "b"))))
                .containsExactlyInAnyOrder(
                        "/ebox/businessData/0/name/nl characters",
                        "/ebox/businessData/0/description/nl characters",
                        "/ebox/businessData/0/values/1/fr characters");
    }

    @Test
    void takesNoLetterThatMayBeAnsweredWhereRepliesAreNotTaken() {
        Capabilities without = new Capabilities(true, Capabilities.Reading.PULLED, false, true);

        assertThat(broken(toEnterprise().with("ebox", "{\"mayReply\":true}"), without))
                .containsExactly("/ebox/mayReply replies-not-taken");
        assertThat(broken(toEnterprise().with("ebox", "{\"mayReply\":false}"), without))
                .isEmpty();
    }

    @Test
    void takesTheLastDaysOfFourDigits() {
        String payment = PAYMENT.replace("2027-01-15", "9999-12-31");
        String ebox = "{\"expires\": \"9999-12-30T23:59:59Z\", \"payment\": " + payment + "}";

        assertThat(broken(toEnterprise().with("ebox", ebox))).isEmpty();
    }

    @Test
    void takesExactly256BytesAndCountsThemInUtf8() {
        String data = "{\"businessData\":[{\"key\":\"k\",\"values\":[{\"nl\":\"%s\"}]}]}";

        assertThat(broken(toEnterprise().with("ebox", data.formatted("é".repeat(128)))))
                .isEmpty();
        assertThat(broken(toEnterprise().with("ebox", data.formatted("é".repeat(128) + "x"))))
                .containsExactly("/ebox/businessData/0/values/0/nl length");
    }

    @Test
    void isRefusedWhereNoEboxWouldGetIt() {
        assertThat(broken(Submission.good().with("ebox", "{\"mayReply\":true}")))
                .containsExactly("/ebox no-ebox");
        assertThat(broken(toEnterprise().with("route", "[\"email\"]").with("ebox", "{}")))
                .containsExactly("/ebox no-ebox");
    }

    private static Submission toEnterprise() {
        return Submission.good().with("recipient", "{\"kbo\":\"0202239951\"}").with("route", "[\"mailbox\"]");
    }

    private static CheckSubmission.Checked checked(Submission submission) {
        Violations violations = new Violations();
        Optional<CheckSubmission.Checked> checked = check(submission, violations, ABLE);
        assertThat(violations.all()).isEmpty();
        return checked.orElseThrow();
    }

    private static List<String> broken(Submission submission) {
        return broken(submission, ABLE);
    }

    private static List<String> broken(Submission submission, Capabilities capabilities) {
        Violations violations = new Violations();
        check(submission, violations, capabilities);
        return violations.all().stream()
                .map((Violation v) -> v.field() + " " + v.rule())
                .toList();
    }

    private static Optional<CheckSubmission.Checked> check(
            Submission submission, Violations violations, Capabilities capabilities) {
        return ReadSubmission.SUBMISSION.read(submission.json(), violations)
                        instanceof ReadJson.Reading.Read<SubmissionRequest>(SubmissionRequest request)
                ? new CheckSubmission(violations, _ -> capabilities).check(request, Optional.empty())
                : Optional.empty();
    }
}
