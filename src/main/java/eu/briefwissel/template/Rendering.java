package eu.briefwissel.template;

import java.util.SortedSet;

/** What became of a template and values. */
public sealed interface Rendering {

    /** Subject and body, whose form nobody has judged yet; never printed. */
    record Rendered(String subject, String body) implements Rendering {
        @Override
        public String toString() {
            return "rendered letter";
        }
    }

    /** Nothing was rendered: the template has these variables, and there is no value for them. */
    record Missing(SortedSet<String> variables) implements Rendering {}
}
