package eu.briefwissel.document;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a channel wants of PDFs beyond what is wanted of all of them.
 *
 * @param wants rules of {@link PdfRule.Weight#BY_CHANNEL} that this channel wants kept
 * @param mostPages how many pages a document may have
 */
public record DocumentTerms(Set<PdfRule> wants, int mostPages) {

    /** What is wanted where no channel says more: a thousand sheets are no letter. */
    public static final DocumentTerms USUAL = new DocumentTerms(Set.of(), 1_000);

    public DocumentTerms {
        wants = Set.copyOf(wants);
    }

    /** These, and that rule kept. */
    public DocumentTerms with(PdfRule wanted) {
        Set<PdfRule> more = EnumSet.of(wanted);
        more.addAll(wants);
        return new DocumentTerms(more, mostPages);
    }

    /** Whether a document that breaks the rule does not go by this channel. */
    public boolean refuse(PdfRule broken) {
        return switch (broken.weight()) {
            case REFUSES -> true;
            case BY_CHANNEL -> wants.contains(broken);
            case WARNS -> false;
        };
    }
}
