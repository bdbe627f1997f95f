package eu.briefwissel.ingest;

import eu.briefwissel.request.Violations;
import eu.briefwissel.template.RenderTemplate;
import eu.briefwissel.template.Rendering;
import eu.briefwissel.template.Syntax;
import eu.briefwissel.template.TemplateText;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks a template before it is put in force: that it is one, and that a letter can come of it. Values differ, so what
 * comes out is judged again with every letter.
 */
record CheckTemplate(Violations violations) {

    private static final int LONGEST_SUBJECT = 500; // with its tags; what is rendered has 200 at most

    /** Stands for a value anywhere a letter can have one: in a text, and in a link. */
    private static final String ANYWHERE = "https://example.org/x";

    private static final String BLOCK = "<p>x</p>";

    Optional<TemplateText> of(TemplateRequest given) {
        return of("", given);
    }

    /** Checks one that stands at that pointer. */
    Optional<TemplateText> of(String at, TemplateRequest given) {
        String subject = new CheckText(violations).required(at + "/subject", given.subject(), LONGEST_SUBJECT);
        checkSyntax(at + "/subject", subject);
        String body = given.body();
        checkSyntax(at + "/body", body);
        if (body == null) {
            violations.add(at + "/body", "required", "is required");
        } else if (!violations.within(at.isEmpty() ? "" : at)) {
            checkSample(at + "/body", new TemplateText(subject, body));
        }
        return violations.isEmpty() && body != null ? Optional.of(new TemplateText(subject, body)) : Optional.empty();
    }

    private void checkSyntax(String field, @Nullable String text) {
        if (text != null && Syntax.of(text) instanceof Syntax.Broken(String rule, String sentence)) {
            violations.add(field, rule, sentence);
        }
    }

    /** A value that is markup may be of words or of paragraphs: one of the two has to make a letter. */
    private void checkSample(String field, TemplateText text) {
        Violations words = judged(field, text, _ -> ANYWHERE);
        Violations blocks = judged(field, text, name -> isMarkup(text.body(), name) ? BLOCK : ANYWHERE);
        if (!words.isEmpty() && !blocks.isEmpty()) {
            words.all().forEach(v -> violations.add(v.field(), v.rule(), v.detail()));
        }
    }

    private static Violations judged(String field, TemplateText text, Function<String, String> sample) {
        Map<String, String> values =
                RenderTemplate.variables(text).stream().collect(Collectors.toMap(name -> name, sample));
        Violations found = new Violations();
        if (RenderTemplate.render(text, values) instanceof Rendering.Rendered(String _, String body)) {
            new CheckBody(found).of(field, body);
        }
        return found;
    }

    private static boolean isMarkup(String body, String name) {
        return Pattern.compile("\\{\\{[{&]\\s*" + Pattern.quote(name) + "\\s*}")
                .matcher(body)
                .find();
    }
}
