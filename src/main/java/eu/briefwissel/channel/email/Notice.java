package eu.briefwissel.channel.email;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells that there is a message, and from whom; nothing of the message, its case or its reader. Names no link, so that it
 * cannot be mistaken for one that fishes.
 *
 * @param paragraphs plain text
 */
record Notice(String language, String subject, List<String> paragraphs) {

    private static final Map<String, Properties> TEXTS =
            Stream.of("nl", "fy", "en", "fr", "de").collect(Collectors.toUnmodifiableMap(l -> l, Notice::load));

    /** In the message's language, English where there is no text in it. */
    static Notice in(String language, String organisation) {
        String known = TEXTS.containsKey(language) ? language : "en";
        Properties texts = Objects.requireNonNull(TEXTS.get(known));
        Function<String, String> text =
                key -> Objects.requireNonNull(texts.getProperty(key)).replace("{organisation}", organisation);
        List<String> paragraphs =
                Stream.of("greeting", "ready", "where", "links").map(text).toList();
        return new Notice(known, text.apply("subject"), paragraphs);
    }

    String text() {
        return String.join("\n\n", paragraphs) + "\n";
    }

    String html() {
        String body = paragraphs.stream()
                .map(paragraph -> "<p>" + Html.escaped(paragraph) + "</p>")
                .collect(Collectors.joining("\n"));
        return Html.page(language, subject, body);
    }

    private static Properties load(String language) {
        Properties texts = new Properties();
        String name = "notice_" + language + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Notice.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
