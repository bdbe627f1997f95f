package eu.briefwissel.inspect;

import eu.briefwissel.document.DocumentReport;
import eu.briefwissel.document.PdfRule;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;

/** How looks into documents go: how long, and what was found. */
@ApplicationScoped
class InspectMeters {

    /** How long the looks into one message's documents took, by whether a channel takes them. */
    static final String DURATION = "briefwissel.documents.inspection";

    /** Documents that broke a rule, by its name and by whether a channel refuses them for it. */
    static final String FINDINGS = "briefwissel.documents.findings";

    /** Looks that were lost with the process that looked. */
    static final String LOST = "briefwissel.documents.lost";

    private final MeterRegistry meters;

    InspectMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.counter(LOST);
        for (PdfRule rule : PdfRule.values()) {
            count(rule.code(), "refused", 0);
            count(rule.code(), "warning", 0);
        }
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    void ended(DocumentReport report, Timer.Sample begun) {
        boolean isTaken = report.channels().stream().anyMatch(DocumentReport.Channel::takes);
        begun.stop(meters.timer(DURATION, "outcome", isTaken ? "passed" : "refused"));
        report.documents()
                .forEach(document -> document.findings().stream()
                        .map(finding -> finding.rule() + " " + finding.weight())
                        .distinct()
                        .map(both -> both.split(" ", 2))
                        .forEach(both -> count(both[0], both[1], 1)));
    }

    void lost() {
        meters.counter(LOST).increment();
    }

    private void count(String rule, String weight, int many) {
        meters.counter(FINDINGS, "rule", rule, "weight", weight).increment(many);
    }
}
