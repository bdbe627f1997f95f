package eu.briefwissel.ingest;

import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.Templates;
import eu.briefwissel.template.TemplateKey;
import eu.briefwissel.template.TemplateText;
import eu.briefwissel.template.TemplateVersion;
import eu.briefwissel.template.Variables;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps a tenant's templates: shows them, tries them, and puts the next version in force. */
@ApplicationScoped
public class KeepTemplates {

    private static final ReadJson<TemplateRequest> TEMPLATE = new ReadJson<>(TemplateRequest.class);
    private static final ReadJson<PreviewRequest> PREVIEW = new ReadJson<>(PreviewRequest.class);

    private static final String EXAMPLE_CASE = "Z-2026-000123";
    private static final String EXAMPLE_BASE = "https://example.org/";

    private final Templates templates;
    private final FindTemplate find;
    private final InstantSource clock;

    KeepTemplates(Templates templates, FindTemplate find, InstantSource clock) {
        this.templates = templates;
        this.find = find;
        this.clock = clock;
    }

    /** By what a template is found. */
    public record Name(TemplateKey key) {
        /** Empty where no template can have that name. */
        public static Optional<Name> of(String caseType, String status, String language) {
            return TemplateKey.isName(caseType) && TemplateKey.isName(status) && TemplateKey.isLanguage(language)
                    ? Optional.of(new Name(new TemplateKey(caseType, status, language)))
                    : Optional.empty();
        }
    }

    /** What a trial made. */
    public record Preview(String subject, String body) {
        @Override
        public String toString() {
            return "preview";
        }
    }

    /** The version in force of every template. */
    public Uni<List<KeptTemplate>> inForce(TenantId tenant) {
        return templates
                .inForce(tenant)
                .map(all -> all.stream().map(KeptTemplate::of).toList());
    }

    /** The version in force, or one of before by its number. */
    public Uni<Optional<KeptTemplate>> find(TenantId tenant, Name name, Optional<Integer> version) {
        return version.map(number -> templates.version(tenant, name.key(), number))
                .orElseGet(() -> templates.inForce(tenant, name.key()))
                .map(found -> found.map(KeptTemplate::of));
    }

    /**
     * Puts a text in force; the item comes after the commit.
     *
     * @param body the JSON of a {@link TemplateRequest}
     */
    public Uni<Answer<KeptTemplate>> put(TenantId tenant, Name name, byte[] body, String clientId) {
        Violations violations = new Violations();
        return switch (TEMPLATE.read(body, violations)) {
            case ReadJson.Reading.Malformed<TemplateRequest>(int line, int column, String sentence) ->
                answer(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<TemplateRequest> _ -> answer(new Answer.Invalid<>(violations.all()));
            case ReadJson.Reading.Read<TemplateRequest>(TemplateRequest request) ->
                new CheckTemplate(violations)
                        .of(request)
                        .map(text -> templates
                                .put(tenant, name.key(), Optional.of(text), clientId)
                                .<Answer<KeptTemplate>>map(kept -> new Answer.Kept<>(KeptTemplate.of(kept))))
                        .orElseGet(() -> answer(new Answer.Invalid<>(violations.all())));
        };
    }

    /** Takes it out of force; false where none was. What it said stays readable by its number. */
    public Uni<Boolean> withdraw(TenantId tenant, Name name, String clientId) {
        return templates
                .inForce(tenant, name.key())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(false)
                        : templates
                                .put(tenant, name.key(), Optional.empty(), clientId)
                                .replaceWith(true));
    }

    /**
     * What a letter of this template looks like; nothing is stored.
     *
     * @param body the JSON of a {@link PreviewRequest}
     */
    public Uni<Answer<Preview>> preview(TenantId tenant, Name name, byte[] body) {
        Violations violations = new Violations();
        return switch (PREVIEW.read(body, violations)) {
            case ReadJson.Reading.Malformed<PreviewRequest>(int line, int column, String sentence) ->
                answer(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<PreviewRequest> _ -> answer(new Answer.Invalid<>(violations.all()));
            case ReadJson.Reading.Read<PreviewRequest>(PreviewRequest request) ->
                preview(tenant, name.key(), request, violations);
        };
    }

    private Uni<Answer<Preview>> preview(
            TenantId tenant, TemplateKey key, PreviewRequest request, Violations violations) {
        Map<String, String> given = new CheckVariables(violations).of(request.variables());
        TemplateRequest draft = request.text();
        Optional<TemplateText> text =
                draft == null ? Optional.empty() : new CheckTemplate(violations).of("/text", draft);
        if (!violations.isEmpty()) {
            return answer(new Answer.Invalid<>(violations.all()));
        }
        return text.map(t -> Uni.createFrom().item(Optional.of(t)))
                .orElseGet(() -> templates.inForce(tenant, key).map(found -> found.flatMap(TemplateVersion::text)))
                .chain(found -> found.map(t -> examples(tenant, key).map(values -> {
                            values.putAll(given);
                            return previewed(t, values, violations);
                        }))
                        .orElseGet(() -> answer(new Answer.NotThere<>())));
    }

    private static Answer<Preview> previewed(TemplateText text, Map<String, String> values, Violations violations) {
        return new CheckLetter(violations, new CheckText(violations), Optional.empty())
                .preview(text, values)
                .<Answer<Preview>>map(letter -> new Answer.Kept<>(new Preview(letter.subject(), letter.body())))
                .orElseGet(() -> new Answer.Invalid<>(violations.all()));
    }

    private Uni<Map<String, String>> examples(TenantId tenant, TemplateKey key) {
        var message = DeliveryId.of(clock.instant(), UUID.randomUUID());
        LocalDate soon = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate().plusWeeks(6);
        var about = new CaseReference(EXAMPLE_CASE, key.caseType(), Optional.of(key.status()), Optional.of(soon));
        return find.ours(tenant, message).map(ours -> {
            Map<String, String> values = new HashMap<>(ours);
            values.putIfAbsent(Variables.DEEP_LINK, EXAMPLE_BASE + message);
            values.putAll(Variables.of(about, key.language()));
            return values;
        });
    }

    private static <T> Uni<Answer<T>> answer(Answer<T> answer) {
        return Uni.createFrom().item(answer);
    }
}
