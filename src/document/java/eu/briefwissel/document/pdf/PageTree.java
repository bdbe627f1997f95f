package eu.briefwissel.document.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.jspecify.annotations.Nullable;

/** Finds the pages (ISO 32000-1 7.7.3) without believing what the tree says of itself: neither its /Count nor that it is one. */
final class PageTree {

    /** A page, and the boxes that count for it, its own or inherited (table 30). */
    record Page(
            COSDictionary dictionary,
            @Nullable COSArray mediaBox,
            @Nullable COSArray cropBox) {

        @Nullable COSArray box() {
            return cropBox == null ? mediaBox : cropBox;
        }
    }

    private final int most;
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Page> waiting = new ArrayDeque<>();

    private PageTree(int most) {
        this.most = most;
    }

    /** The pages in order; an {@link IOException} where the tree is none. */
    static List<Page> pages(COSDictionary catalog, int most) throws IOException {
        COSDictionary root = catalog.getCOSDictionary(COSName.PAGES);
        if (root == null) {
            throw new IOException("the catalog names no page tree");
        }
        return new PageTree(most).walk(root);
    }

    private List<Page> walk(COSDictionary root) throws IOException {
        List<Page> pages = new ArrayList<>();
        waiting.push(node(root, null, null));
        while (!waiting.isEmpty()) {
            Page node = waiting.pop();
            if (!seen.add(node.dictionary())) {
                throw new IOException("a page tree that comes back to itself");
            }
            if (seen.size() > 2 * most) {
                throw new TooComplex("pages");
            }
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                pages.add(node);
            } else {
                push(kids, node);
            }
        }
        return pages;
    }

    /** The first kid comes first. */
    private void push(COSArray kids, Page parent) throws IOException {
        if (kids.size() > most) {
            throw new TooComplex("pages");
        }
        for (int i = kids.size() - 1; i >= 0; i--) {
            if (!(kids.getObject(i) instanceof COSDictionary kid)) {
                throw new IOException("a page that is none");
            }
            waiting.push(node(kid, parent.mediaBox(), parent.cropBox()));
        }
    }

    private static Page node(COSDictionary dictionary, @Nullable COSArray mediaBox, @Nullable COSArray cropBox) {
        COSArray ownMedia = dictionary.getCOSArray(COSName.MEDIA_BOX);
        COSArray ownCrop = dictionary.getCOSArray(COSName.CROP_BOX);
        return new Page(dictionary, ownMedia == null ? mediaBox : ownMedia, ownCrop == null ? cropBox : ownCrop);
    }
}
