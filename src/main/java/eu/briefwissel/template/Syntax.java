package eu.briefwissel.template;

import java.util.SortedSet;

/** Whether a text is a template. */
public sealed interface Syntax {

    /** It is one, with these variables. */
    record Valid(SortedSet<String> variables) implements Syntax {}

    /**
     * It is none.
     *
     * @param rule the rule's name, stable
     * @param sentence what the rule asks; quotes nothing of the text
     */
    record Broken(String rule, String sentence) implements Syntax {}

    /** Judges a subject or a body. */
    static Syntax of(String text) {
        try {
            return new Valid(Mustaches.variables(text));
        } catch (Mustaches.NotATemplate broken) {
            return new Broken(broken.rule(), broken.sentence());
        }
    }
}
