package eu.briefwissel.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates that come along, each a resource: its first line is the subject, what follows is the body. */
public final class SeedTemplates {

    /** The author of what came along; a client's id has its tenant's name and a full stop in it. */
    public static final String AUTHOR = "seed";

    private static final List<String> NETHERLANDS = List.of("nl", "fy", "en");
    private static final List<String> BELGIUM = List.of("nl", "fr", "de", "en");

    private SeedTemplates() {}

    /** All of them, in a stable order. */
    public static Map<TemplateKey, TemplateText> all() {
        Map<TemplateKey, TemplateText> texts = new TreeMap<>(SeedTemplates::compare);
        keys().forEach(key -> texts.put(key, read(key)));
        return texts;
    }

    private static Stream<TemplateKey> keys() {
        return Stream.of(
                        keys("omgevingsvergunning", "ontvangen", NETHERLANDS),
                        keys("omgevingsvergunning", "aanvulling-gevraagd", NETHERLANDS),
                        keys("omgevingsvergunning", "besluit", NETHERLANDS),
                        keys("attest", "beschikbaar", BELGIUM))
                .flatMap(these -> these);
    }

    private static Stream<TemplateKey> keys(String caseType, String status, List<String> languages) {
        return languages.stream().map(language -> new TemplateKey(caseType, status, language));
    }

    private static int compare(TemplateKey one, TemplateKey other) {
        return name(one).compareTo(name(other));
    }

    private static String name(TemplateKey key) {
        return "%s.%s.%s.xhtml".formatted(key.caseType(), key.status(), key.language());
    }

    private static TemplateText read(TemplateKey key) {
        try (InputStream in = Objects.requireNonNull(SeedTemplates.class.getResourceAsStream(name(key)), name(key))) {
            String[] parts = new String(in.readAllBytes(), UTF_8).split("\n", 2);
            return new TemplateText(parts[0], parts[1].strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
