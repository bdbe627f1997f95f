package eu.briefwissel.template;

import com.samskivert.mustache.Mustache;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Fills a template's gaps. */
public final class RenderTemplate {

    private RenderTemplate() {}

    /**
     * Subject and body with every value in its place, or which values are missing: a letter never has an empty gap. A
     * value is put in once and not read as a template.
     *
     * @param text one whose {@link Syntax} is valid
     */
    public static Rendering render(TemplateText text, Map<String, String> values) {
        SortedSet<String> missing = variables(text);
        missing.removeAll(values.keySet());
        return missing.isEmpty()
                ? new Rendering.Rendered(
                        filled(Mustaches.PLAIN, text.subject(), values), filled(Mustaches.MARKUP, text.body(), values))
                : new Rendering.Missing(missing);
    }

    /** The variables of subject and body. */
    public static SortedSet<String> variables(TemplateText text) {
        SortedSet<String> all = new TreeSet<>();
        for (String part : new String[] {text.subject(), text.body()}) {
            if (!(Syntax.of(part) instanceof Syntax.Valid(SortedSet<String> names))) {
                throw new IllegalArgumentException("not a template");
            }
            all.addAll(names);
        }
        return all;
    }

    private static String filled(Mustache.Compiler compiler, String text, Map<String, String> values) {
        return compiler.compile(text).execute(values);
    }
}
