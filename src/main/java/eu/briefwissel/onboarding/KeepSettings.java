package eu.briefwissel.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.SettingCatalogue;
import eu.briefwissel.tenant.SettingRule;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Keeps a tenant's settings: shows them, secrets apart, and takes changes, all of them or none. */
@ApplicationScoped
public class KeepSettings {

    private static final Logger LOG = Logger.getLogger(KeepSettings.class);

    private static final ReadJson<JsonNode> SETTINGS = new ReadJson<>(JsonNode.class);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,39}(\\.[a-z0-9_.-]{1,90})?");

    private final TenantDirectory tenants;

    KeepSettings(TenantDirectory tenants) {
        this.tenants = tenants;
    }

    /**
     * A setting as it is shown.
     *
     * @param name of the setting; of a family of settings where none of it is set
     * @param value what is set; empty where nothing is, or where it is a secret
     */
    public record Shown(
            String name,
            boolean isSet,
            Optional<String> value,
            Optional<String> standard,
            boolean isSecret,
            String meaning) {}

    /** Every setting there is. */
    public Uni<List<Shown>> all(TenantId tenant) {
        return tenants.settings(tenant).map(KeepSettings::shown);
    }

    /**
     * Changes the settings that are named and leaves the others; the item comes after the commit. Other
     * processes read them within {@code briefwissel.store.tenant-cache}.
     *
     * @param body a JSON object of names and texts; null takes a setting away
     */
    public Uni<Answer<List<Shown>>> change(TenantId tenant, byte[] body) {
        Violations violations = new Violations();
        return switch (SETTINGS.read(body, violations)) {
            case ReadJson.Reading.Malformed<JsonNode>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<JsonNode> _ -> invalid(violations);
            case ReadJson.Reading.Read<JsonNode>(JsonNode changes) ->
                tenants.settings(tenant).chain(before -> change(before, texts(changes, violations), violations));
        };
    }

    private Uni<Answer<List<Shown>>> change(Settings before, Map<String, String> changes, Violations violations) {
        SettingCatalogue.broken(changes, before.values())
                .forEach((name, sentence) -> violations.add(pointer(name), "setting", sentence));
        if (violations.isEmpty()) {
            SenderSettings.broken(changes, before)
                    .forEach((name, sentence) -> violations.add(pointer(name), "setting", sentence));
        }
        if (!violations.isEmpty()) {
            return invalid(violations);
        }
        return tenants.put(before.tenant(), changes)
                .invoke(() -> LOG.infof("settings changed tenant=%s names=%s", before.tenant(), changes.keySet()))
                .chain(() -> all(before.tenant()))
                .<Answer<List<Shown>>>map(Answer.Kept::new);
    }

    private static Map<String, String> texts(JsonNode changes, Violations violations) {
        Map<String, String> texts = new HashMap<>();
        if (!changes.isObject()) {
            violations.add("", "type", "must be an object");
        }
        changes.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isTextual() || value.isNull()) {
                texts.put(change.getKey(), value.asText("").strip());
            } else {
                violations.add(pointer(change.getKey()), "type", "must be text, or null");
            }
        });
        return texts;
    }

    /** What is no name of a setting may be a secret put in the wrong place, and is not repeated. */
    private static String pointer(String name) {
        return NAME.matcher(name).matches() ? "/" + name : "/(unnamed)";
    }

    private static Uni<Answer<List<Shown>>> invalid(Violations violations) {
        return Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
    }

    private static List<Shown> shown(Settings settings) {
        return SettingCatalogue.all().stream()
                .flatMap(rule ->
                        rule.isFamily() ? family(rule, settings) : Stream.of(shown(rule.name(), rule, settings)))
                .toList();
    }

    private static Stream<Shown> family(SettingRule rule, Settings settings) {
        Stream<Shown> set = settings.values().keySet().stream()
                .filter(name -> SettingCatalogue.of(name).filter(rule::equals).isPresent())
                .filter(name -> settings.own(name).isPresent())
                .sorted()
                .map(name -> shown(name, rule, settings));
        return Stream.concat(Stream.of(shown(rule.name(), rule, settings)), set);
    }

    private static Shown shown(String name, SettingRule rule, Settings settings) {
        Optional<String> value = settings.own(name);
        return new Shown(
                name,
                value.isPresent(),
                value.filter(_ -> !rule.isSecret()),
                name.equals(SettingCatalogue.TENANT_DISPLAY_NAME)
                        ? Optional.of(settings.displayName())
                        : value.isPresent()
                                ? rule.standard()
                                : settings.find(name).or(rule::standard),
                rule.isSecret(),
                rule.meaning());
    }
}
