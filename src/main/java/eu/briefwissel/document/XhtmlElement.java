package eu.briefwissel.document;

import java.util.Map;
import java.util.Set;

/**
 * What an allowed element may hold and say.
 *
 * @param children the names of the allowed elements that may stand directly in it
 */
record XhtmlElement(Content content, Set<String> children, Map<String, XhtmlAttribute> attributes) {

    /** The DTD's kinds of content model. */
    enum Content {
        /** EMPTY: not even a blank. */
        NOTHING,
        /** (#PCDATA | …)*. */
        TEXT_AND_ELEMENTS,
        /** (…)*: blanks between elements, no text. */
        ELEMENTS,
        /** (…)+. */
        SOME_ELEMENTS,
        /** (caption?, (col*|colgroup*), thead?, tfoot?, (tbody+|tr+)). */
        TABLE
    }

    private static final int COL = 2;
    private static final int COLGROUP = 3;
    private static final int TBODY = 6;
    private static final int TR = 7;

    /** How far the content of an element has come before its first child. */
    static final int BEGINNING = 0;

    /**
     * How far the content has come after a child: for a table the rank of that child, else a count.
     *
     * @return negative where the child may not follow
     */
    int after(int progress, String child) {
        if (!children.contains(child)) {
            return -1;
        }
        return content == Content.TABLE ? afterInTable(progress, rank(child)) : 1;
    }

    /** Whether the content may end here. */
    boolean mayEnd(int progress) {
        return switch (content) {
            case NOTHING, TEXT_AND_ELEMENTS, ELEMENTS -> true;
            case SOME_ELEMENTS -> progress > BEGINNING;
            case TABLE -> progress >= TBODY;
        };
    }

    private static int afterInTable(int progress, int rank) {
        boolean repeats = rank == progress && (rank == COL || rank == COLGROUP || rank == TBODY || rank == TR);
        boolean follows =
                rank > progress && !(rank == COLGROUP && progress == COL) && !(rank == TR && progress == TBODY);
        return repeats || follows ? rank : -1;
    }

    private static int rank(String child) {
        return switch (child) {
            case "caption" -> 1;
            case "col" -> COL;
            case "colgroup" -> COLGROUP;
            case "thead" -> 4;
            case "tfoot" -> 5;
            case "tbody" -> TBODY;
            default -> TR;
        };
    }
}
