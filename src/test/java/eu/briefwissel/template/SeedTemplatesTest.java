package eu.briefwissel.template;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.document.StrictXhtml;
import eu.briefwissel.document.XhtmlVerdict;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SeedTemplatesTest {

    static Stream<TemplateKey> keys() {
        return SeedTemplates.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void becomesAStrictLetterFromTheSixVariablesAlone(TemplateKey key) {
        var about = new CaseReference(
                "Z-2026-<1>", key.caseType(), Optional.of(key.status()), Optional.of(LocalDate.of(2027, 1, 15)));
        Map<String, String> values = new TreeMap<>(Variables.of(about, key.language()));
        values.put(Variables.ORGANISATION, "Bouw & Wonen");
        values.put(Variables.DEEP_LINK, "https://example.org/x");
        values.put(Variables.MESSAGE_ID, "id");

        var rendering =
                RenderTemplate.render(Objects.requireNonNull(SeedTemplates.all().get(key)), values);

        assertThat(rendering).isInstanceOfSatisfying(Rendering.Rendered.class, letter -> {
            assertThat(letter.subject()).contains("Z-2026-<1>").hasSizeLessThanOrEqualTo(200);
            assertThat(letter.body())
                    .contains("Z-2026-&lt;1&gt;", "Bouw &amp; Wonen", "href=\"https://example.org/x\"");
            assertThat(StrictXhtml.check(letter.body())).isInstanceOf(XhtmlVerdict.Accepted.class);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-15, nl, 15 januari 2027",
        "2027-02-01, fy, 1 febrewaris 2027",
        "2027-03-02, en, 2 March 2027",
        "2027-08-01, fr, 1er août 2027",
        "2027-12-02, fr, 2 décembre 2027",
        "2027-03-02, de, 2. März 2027"
    })
    void writesADeadlineAsALetterDoes(LocalDate deadline, String language, String written) {
        var about = new CaseReference("Z", "t", Optional.empty(), Optional.of(deadline));

        assertThat(Variables.of(about, language))
                .containsEntry(Variables.DEADLINE, written)
                .doesNotContainKey("status");
    }
}
