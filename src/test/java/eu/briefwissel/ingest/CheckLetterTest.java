package eu.briefwissel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.template.TemplateText;
import eu.briefwissel.template.Variables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A submission whose text comes from a template, and every way in which that can be wrong. */
class CheckLetterTest {

    private static final String CASE =
            "{\"id\":\"Z-<1>\",\"type\":\"vergunning\",\"status\":\"besluit\",\"deadline\":\"2027-01-15\"}";
    private static final TemplateText TEXT = new TemplateText(
            "Zaak {{zaakId}}", "<p>{{zaakId}} {{status}} {{deadline}} {{gemeente}} {{messageId}} {{{deepLink}}}</p>");

    private static Submission byCase() {
        return Submission.good().with("subject", "-").with("body", "-").with("case", CASE);
    }

    private static Submission byName() {
        return Submission.good().with("subject", "-").with("body", "-").with("template", "\"vergunning/besluit\"");
    }

    @Test
    void fillsTheSixVariablesOfTheSeed() {
        var message = checked(byCase(), TEXT).orElseThrow().message();

        assertThat(message.subject()).isEqualTo("Zaak Z-<1>");
        assertThat(message.body())
                .isEqualTo("<p>Z-&lt;1&gt; besluit 15 januari 2027 A &amp; B id-1 https://example.org/token</p>");
    }

    @Test
    void fillsVariablesOfTheSendersOwn() {
        var submission = byName().with("variables", "{\"name\":\"<b>\",\"markup\":\"<em>ja</em>\"}");
        var text = new TemplateText("Voor {{name}}", "<p>{{name}}: {{{markup}}}</p>");

        var message = checked(submission, text).orElseThrow().message();

        assertThat(message.subject()).isEqualTo("Voor <b>");
        assertThat(message.body()).isEqualTo("<p>&lt;b&gt;: <em>ja</em></p>");
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>{{zaakId}}</p>   | -                    | /variables/zaakId template-variable",
                "<p>{{a}} {{b}}</p>  | {\"a\":\"1\"}        | /variables/b template-variable",
                "<p>x</p>            | {\"messageId\":\"1\"} | /variables/messageId reserved",
                "<p>x</p>            | {\"deepLink\":\"1\"} | /variables/deepLink reserved",
                "<p>{{{a}}}</p>      | {\"a\":\"<script>x</script>\"} | /template xhtml-element",
                "<p>{{{a}}}</p>      | {\"a\":\"<b>\"}      | /template xhtml-well-formed",
                "{{{a}}}             | {\"a\":\" \"}        | /template length"
            })
    void refusesWhatTheTemplateCannotBeFilledWith(String body, String variables, String broken) {
        var submission = byName().with("variables", variables);

        assertThat(violations(submission, new TemplateText("x", body))).containsExactly(broken);
    }

    @ParameterizedTest(name = "a subject with {0}")
    @CsvSource(
            delimiter = '|',
            value = {"{201 x} | /template length", "a\\nb | /template characters"})
    void refusesASubjectThatIsNoneOnceItIsRendered(String value, String broken) {
        var submission = byName().with("variables", "{\"a\":\"" + value + "\"}");

        assertThat(violations(submission, new TemplateText("{{a}}", "<p>x</p>")))
                .containsExactly(broken);
    }

    @Test
    void refusesAVariableThatTheCaseFillsIn() {
        var submission = byCase().with("variables", "{\"zaakId\":\"other\"}");

        assertThat(violations(submission, TEXT)).containsExactly("/variables/zaakId reserved");
    }

    @Test
    void pointsToWhatTheCaseDoesNotSay() {
        var submission = byCase().with("case", "{\"id\":\"1\",\"type\":\"vergunning\",\"status\":\"besluit\"}");

        assertThat(violations(submission, TEXT)).containsExactly("/case/deadline template-variable");
    }

    @Test
    void refusesADeepLinkThatTheTenantHasNoBaseFor() {
        Map<String, String> ours = new TreeMap<>(ours());
        ours.remove(Variables.DEEP_LINK);

        assertThat(violations(byCase(), Optional.of(TEXT), ours)).containsExactly("/case setting-missing");
    }

    @Test
    void refusesATemplateBesideASubject() {
        var submission = byName().with("subject", "\"x\"");

        assertThat(violations(submission, new TemplateText("x", "<p>x</p>"))).containsExactly("/template in-place-of");
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"vergunning/besluit\" | \"nl\" | /template template-unknown",
                "\"vergunning\"         | \"nl\" | /template form",
                "\"a/b/c\"              | \"nl\" | /template form",
                "\"/\"                  | \"nl\" | /template form",
                "\"vergunning/besluit\" | \"xx\" | /language form",
                "\"vergunning/besluit\" | -      | /language required"
            })
    void refusesATemplateThatIsNotThere(String template, String language, String broken) {
        var submission = byName().with("template", template).with("language", language);

        assertThat(violations(submission, Optional.empty(), ours())).containsExactly(broken);
    }

    @Test
    void refusesACaseWithoutATemplate() {
        var slashed = byCase().with("case", "{\"id\":\"1\",\"type\":\"a/b\",\"status\":\"c\"}");

        assertThat(violations(byCase(), Optional.empty(), ours())).containsExactly("/case template-unknown");
        assertThat(violations(slashed, Optional.empty(), ours())).containsExactly("/case template-unknown");
    }

    @Test
    void asksForATextWhereTheCaseHasNoStatus() {
        var submission = byCase().with("case", "{\"id\":\"1\",\"type\":\"vergunning\"}");

        assertThat(TemplateChoice.of(read(submission, new Violations()))).isEmpty();
    }

    private static Map<String, String> ours() {
        return Map.of(
                Variables.ORGANISATION, "A & B",
                Variables.MESSAGE_ID, "id-1",
                Variables.DEEP_LINK, "https://example.org/token");
    }

    private static Optional<CheckSubmission.Checked> checked(Submission submission, TemplateText text) {
        Violations violations = new Violations();
        var checked = check(submission, Optional.of(text), ours(), violations);
        assertThat(violations.all()).isEmpty();
        return checked;
    }

    private static List<String> violations(Submission submission, TemplateText text) {
        return violations(submission, Optional.of(text), ours());
    }

    private static List<String> violations(
            Submission submission, Optional<TemplateText> text, Map<String, String> ours) {
        Violations violations = new Violations();
        check(submission, text, ours, violations);
        return violations.all().stream().map(v -> v.field() + " " + v.rule()).toList();
    }

    private static Optional<CheckSubmission.Checked> check(
            Submission submission, Optional<TemplateText> text, Map<String, String> ours, Violations violations) {
        var request = read(submission, violations);
        var choice = TemplateChoice.of(request).orElseThrow();
        return new CheckSubmission(violations, _ -> new Capabilities(true, Capabilities.Reading.PUSHED, true, true))
                .check(request, Optional.of(new Templated(choice, text, ours)));
    }

    private static SubmissionRequest read(Submission submission, Violations violations) {
        return ((ReadJson.Reading.Read<SubmissionRequest>)
                        ReadSubmission.SUBMISSION.read(submission.json(), violations))
                .request();
    }
}
