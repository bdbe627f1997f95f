package eu.briefwissel.document.pdf;

import eu.briefwissel.document.PdfRule;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;

/**
 * Goes from object to object through all that a reader could come to, each once, wherever it hides: an action behind an action
 * behind a bookmark is an action. Keeps its own list of what is still to be looked at, so that depth costs no stack.
 */
final class ObjectWalk {

    private static final Set<COSName> BACK = Set.of(COSName.PARENT);

    private final Limits limits;
    private final Findings findings;
    private final StreamCheck streams;
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    ObjectWalk(Limits limits, Findings findings) {
        this.limits = limits;
        this.findings = findings;
        this.streams = new StreamCheck(limits.inflated());
    }

    /** Has it left out where others lead to it: a page is begun at by itself. */
    void leaveOut(COSDictionary page) {
        seen.add(page);
    }

    /** Looks at a page that was left out, and at all that it leads to. */
    void page(COSDictionary page, int number) {
        Deque<COSBase> waiting = new ArrayDeque<>();
        look(page, number, waiting);
        walk(waiting, number);
    }

    /** Looks at what belongs to no page. */
    void rest(COSBase start) {
        Deque<COSBase> waiting = new ArrayDeque<>();
        waiting.push(start);
        walk(waiting, 0);
    }

    private void walk(Deque<COSBase> waiting, int page) {
        while (!waiting.isEmpty()) {
            COSBase next = waiting.pop();
            if (!isNew(next)) {
                continue;
            }
            switch (next) {
                case COSObject reference -> push(reference.getObject(), waiting);
                case COSArray array -> array.forEach(item -> push(item, waiting));
                case COSDictionary dictionary -> look(dictionary, page, waiting);
                default -> {}
            }
        }
    }

    private void look(COSDictionary dictionary, int page, Deque<COSBase> waiting) {
        DictionaryRules.broken(dictionary).forEach(rule -> findings.add(rule, page));
        if (dictionary instanceof COSStream stream && !streams.isWhole(stream)) {
            findings.add(PdfRule.STREAM, page);
        }
        dictionary.forEach((key, value) -> {
            if (!BACK.contains(key)) {
                push(value, waiting);
            }
        });
    }

    private boolean isNew(COSBase object) {
        boolean isNew = seen.add(object);
        if (seen.size() > limits.objects()) {
            throw new TooComplex("objects");
        }
        return isNew;
    }

    /** Numbers, names and texts lead nowhere. */
    private static void push(COSBase object, Deque<COSBase> waiting) {
        if (object instanceof COSObject || object instanceof COSArray || object instanceof COSDictionary) {
            waiting.push(object);
        }
    }
}
