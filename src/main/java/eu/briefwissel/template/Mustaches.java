package eu.briefwissel.template;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Mustache as letters have it: text and variables, nothing else. A value is a text in a map, never a bean, so that nothing
 * is looked up by reflection; a variable without a value fails.
 */
final class Mustaches {

    /** A value's {@code & < > " ' ` =} are written as references. */
    static final Mustache.Compiler MARKUP = Mustache.compiler().escapeHTML(true).withCollector(new OnlyMaps());

    static final Mustache.Compiler PLAIN = MARKUP.escapeHTML(false);

    private Mustaches() {}

    /** Looks a name up in a map; the library's own collector would look for fields and methods next. */
    private static final class OnlyMaps extends BasicCollector {
        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new HashMap<>();
        }
    }

    /** The names of the variables of a text; fails where it is not such a text. */
    static SortedSet<String> variables(String text) throws NotATemplate {
        var collected = new Parts();
        compiled(text).visit(collected);
        if (collected.sections) {
            throw new NotATemplate(
                    "template-section",
                    "must have no sections and no includes: a letter that differs is another template");
        }
        if (collected.open) {
            throw new NotATemplate("template-tag", "must close every tag with as many braces as it was opened with");
        }
        if (!collected.names.stream().allMatch(Variables::isName)) {
            throw new NotATemplate(
                    "template-name", "must have variables of 1 to 40 letters, digits and _ that begin with a letter");
        }
        return collected.names;
    }

    private static Template compiled(String text) throws NotATemplate {
        try {
            return MARKUP.compile(text);
        } catch (MustacheException
                | IndexOutOfBoundsException _) { // the first quotes the text; the second: an empty tag
            throw new NotATemplate("template-tag", "must close every tag with as many braces as it was opened with");
        }
    }

    /** A text that cannot be a template; the sentence quotes nothing of it. */
    static final class NotATemplate extends Exception {
        private static final long serialVersionUID = 1L;

        private final String rule;

        NotATemplate(String rule, String sentence) {
            super(sentence);
            this.rule = rule;
        }

        String rule() {
            return rule;
        }

        String sentence() {
            return String.valueOf(getMessage());
        }
    }

    private static final class Parts implements Mustache.Visitor {
        private final SortedSet<String> names = new TreeSet<>();
        private boolean sections;
        private boolean open;

        /** What is left of a tag that nothing closed is text to the library. */
        @Override
        public void visitText(String text) {
            open |= text.contains("{{") || text.contains("}}");
        }

        @Override
        public void visitVariable(String name) {
            names.add(name);
        }

        @Override
        public boolean visitInclude(String name) {
            sections = true;
            return false;
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitSection(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitInclude(name);
        }
    }
}
