package eu.briefwissel.document;

/** What became of a body's check. */
public sealed interface XhtmlVerdict {
    /** The body is strict XHTML that may stand in a letter. */
    record Accepted(XhtmlFragment fragment) implements XhtmlVerdict {}

    /**
     * The body breaks a rule; the first one found.
     *
     * @param line of the fragment, from 1
     * @param column from 1, in UTF-16 units; at the thing or just behind it
     * @param element the open element it stands in; {@code body} where none is open
     * @param sentence for whoever wrote it; names of XHTML only, never text of the body
     */
    record Refused(XhtmlRule rule, int line, int column, String element, String sentence) implements XhtmlVerdict {}
}
