package eu.briefwissel.ingest;

import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.request.Violations;
import eu.briefwissel.template.RenderTemplate;
import eu.briefwissel.template.Rendering;
import eu.briefwissel.template.TemplateText;
import eu.briefwissel.template.Variables;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks subject and body, written out or rendered; the same rules hold for both. */
record CheckLetter(Violations violations, CheckText texts, Optional<Templated> templated) {

    static final int LONGEST_SUBJECT = 200; // BBK 1.7; the eBox takes 255

    private static final String VARIABLES = "/variables";
    private static final Letter NONE = new Letter("", "");
    private static final Map<String, String> OF_CASE = Map.of(
            Variables.CASE_ID, "/case/id", Variables.STATUS, "/case/status", Variables.DEADLINE, "/case/deadline");

    /** Subject and body; what breaks a rule was collected. */
    record Letter(String subject, String body) {
        @Override
        public String toString() {
            return "letter";
        }
    }

    Letter of(SubmissionRequest request, Optional<CaseReference> about) {
        Map<String, String> variables = new CheckVariables(violations).of(request.variables());
        if (templated.isPresent()) {
            return rendered(request, about, templated.get(), variables);
        }
        if (request.variables() != null && !violations.within(VARIABLES)) {
            violations.add(VARIABLES, "no-template", "need a template, in place of subject and body");
        }
        return new Letter(
                texts.required("/subject", request.subject(), LONGEST_SUBJECT),
                new CheckBody(violations).of("/body", request.body()));
    }

    private Letter rendered(
            SubmissionRequest request, Optional<CaseReference> about, Templated named, Map<String, String> variables) {
        if (request.subject() != null || request.body() != null) {
            violations.add(
                    named.choice().field(), "in-place-of", "stands in place of subject and body: leave them out");
        }
        if (named.text().isEmpty()) {
            notFound(named.choice());
            return NONE;
        }
        Map<String, String> values = values(about, named, variables);
        return switch (RenderTemplate.render(named.text().get(), values)) {
            case Rendering.Rendered(String subject, String body) ->
                judged(named.choice().field(), subject, body);
            case Rendering.Missing(var names) -> {
                names.forEach(name -> missing(name, about, named.choice().field()));
                yield NONE;
            }
        };
    }

    private Map<String, String> values(Optional<CaseReference> about, Templated named, Map<String, String> variables) {
        String language = named.choice().key().orElseThrow().language();
        Map<String, String> values = new TreeMap<>(named.ours());
        about.ifPresent(c -> values.putAll(Variables.of(c, language)));
        variables.forEach((name, value) -> {
            if (Variables.isOurs(name) || values.containsKey(name)) {
                violations.add(VARIABLES + "/" + name, "reserved", "is filled in by the gateway");
            }
            values.putIfAbsent(name, value);
        });
        return values;
    }

    /** Of a language or a case that cannot be it was said already what is wrong with it. */
    private void notFound(TemplateChoice choice) {
        if (choice.field().equals(TemplateChoice.TEMPLATE) && !choice.hasNames()) {
            violations.add(choice.field(), "form", "must be a kind of case and a status: omgevingsvergunning/besluit");
        } else if (choice.key().isPresent() || (!choice.hasNames() && !violations.within(choice.field()))) {
            violations.add(choice.field(), "template-unknown", "names no template in force in this language");
        }
    }

    private void missing(String name, Optional<CaseReference> about, String field) {
        if (name.equals(Variables.DEEP_LINK)) {
            violations.add(
                    field,
                    "setting-missing",
                    "the template has a deepLink, and the tenant no " + FindTemplate.LINK_BASE);
            return;
        }
        String inCase = about.map(_ -> OF_CASE.get(name)).orElse(null);
        violations.add(
                inCase == null ? VARIABLES + "/" + name : inCase, "template-variable", "is needed by the template");
    }

    /** What came out is judged as if the sender had written it; the pointer is to what it was made from. */
    private Letter judged(String field, String subject, String body) {
        Violations rendered = new Violations();
        new CheckText(rendered).required("subject", subject, LONGEST_SUBJECT);
        new CheckBody(rendered).of("body", body);
        rendered.all().forEach(v -> violations.add(field, v.rule(), "the rendered " + v.field() + " " + v.detail()));
        return new Letter(subject, body);
    }

    /** What a template's text makes of values, judged alike; for a preview. */
    Optional<Letter> preview(TemplateText text, Map<String, String> values) {
        Letter letter = switch (RenderTemplate.render(text, values)) {
            case Rendering.Rendered(String subject, String body) -> judged("", subject, body);
            case Rendering.Missing(var names) -> {
                names.forEach(name -> missing(name, Optional.empty(), ""));
                yield NONE;
            }
        };
        return violations.isEmpty() ? Optional.of(letter) : Optional.empty();
    }
}
