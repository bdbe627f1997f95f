package eu.briefwissel.document.pdf;

import eu.briefwissel.document.PdfFinding;
import eu.briefwissel.document.PdfRule;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects what is found: each rule on a few pages at most, for nobody reads a thousand lines that say the same. */
final class Findings {

    private static final int MOST_OF_A_RULE = 20;

    private final Map<PdfRule, List<PdfFinding>> byRule = new EnumMap<>(PdfRule.class);

    void add(PdfRule rule, int page) {
        add(new PdfFinding(rule, page));
    }

    void add(PdfFinding finding) {
        List<PdfFinding> alike = byRule.computeIfAbsent(finding.rule(), _ -> new ArrayList<>());
        if (alike.size() < MOST_OF_A_RULE && alike.stream().noneMatch(known -> known.page() == finding.page())) {
            alike.add(finding);
        }
    }

    List<PdfFinding> all() {
        return byRule.values().stream().flatMap(List::stream).toList();
    }
}
