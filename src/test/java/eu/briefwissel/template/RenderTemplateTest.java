package eu.briefwissel.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderTemplateTest {

    private static final Map<String, String> VALUES = Map.of(
            "zaakId", "Z-1",
            "gemeente", "Bouw & Wonen <b>",
            "deepLink", "https://example.org/a?b=c&d",
            "nested", "{{zaakId}}",
            "empty", "");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no gap                  | no gap",
                "{{zaakId}}              | Z-1",
                "{{ zaakId }}            | Z-1",
                "{{gemeente}}            | Bouw &amp; Wonen &lt;b&gt;",
                "{{{gemeente}}}          | Bouw & Wonen <b>",
                "{{{ gemeente }}}        | Bouw & Wonen <b>",
                "{{&gemeente}}           | Bouw & Wonen <b>",
                "{{gemeente}}{{{zaakId}}} | Bouw &amp; Wonen &lt;b&gt;Z-1",
                "a{{! a remark }}b       | ab",
                "{{nested}}              | {{zaakId}}",
                "a{{empty}}b             | ab",
                "<a href=\"{{{deepLink}}}\">x</a> | <a href=\"https://example.org/a?b=c&d\">x</a>"
            })
    void escapesTwoBracesAndLeavesThreeAsTheyAre(String body, String expected) {
        var rendering = RenderTemplate.render(new TemplateText("x", body), VALUES);

        assertThat(rendering).isEqualTo(new Rendering.Rendered("x", expected));
    }

    @Test
    void escapesNothingInASubjectWhichIsNoMarkup() {
        var rendering = RenderTemplate.render(new TemplateText("Van {{gemeente}}", "x"), VALUES);

        assertThat(rendering).isEqualTo(new Rendering.Rendered("Van Bouw & Wonen <b>", "x"));
    }

    @Test
    void rendersNothingWhereAValueIsMissingAndNamesAllThatAre() {
        var rendering = RenderTemplate.render(new TemplateText("{{b}} {{zaakId}}", "{{{a}}} {{b}}"), VALUES);

        assertThat(rendering)
                .isInstanceOfSatisfying(
                        Rendering.Missing.class,
                        missing -> assertThat(missing.variables()).containsExactly("a", "b"));
    }

    @ParameterizedTest(name = "{0} breaks {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{#a}}x{{/a}}    | template-section",
                "{{^a}}x{{/a}}    | template-section",
                "{{>a}}           | template-section",
                "{{#a}}x          | template-tag",
                "{{a              | template-tag",
                "{{a}             | template-tag",
                "a}}              | template-tag",
                "{{{a}}           | template-tag",
                "{{}}             | template-tag",
                "{{a.b}}          | template-name",
                "{{.}}            | template-name",
                "{{this}}         | template-name",
                "{{-index}}       | template-name",
                "{{1a}}           | template-name",
                "{{a b}}          | template-name"
            })
    void isNoTemplate(String text, String rule) {
        assertThat(Syntax.of(text)).isInstanceOfSatisfying(Syntax.Broken.class, broken -> {
            assertThat(broken.rule()).isEqualTo(rule);
            assertThat(broken.sentence()).doesNotContain("{{");
        });
    }
}
