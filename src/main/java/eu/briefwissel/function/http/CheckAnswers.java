package eu.briefwissel.function.http;

import eu.briefwissel.document.DocumentReport;
import eu.briefwissel.ingest.CheckMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is told of a check. */
final class CheckAnswers {

    private CheckAnswers() {}

    /** What was found. */
    @RegisterForReflection
    @Schema(name = "CheckedMessage")
    record Checked(
            @Schema(
                    description =
                            "Whether it would be taken, and go by one of its channels at least, as far as was looked")
            boolean acceptable,

            @Schema(description = "The rules that it breaks, as POST /v1/messages would say it")
            List<Problem.BrokenRule> errors,

            @Schema(
                    description = "Whether somebody looked into its PDFs, or judged them by their bytes only",
                    enumeration = {"looked-into", "not-looked-into", "nothing-to-look-into"})
            String depth,

            List<DocumentReport.Document> documents,

            @Schema(description = "The channels of its route")
            List<DocumentReport.Channel> channels) {

        static Checked of(CheckMessage.Verdict.Checked checked) {
            return new Checked(
                    checked.isAcceptable(),
                    checked.violations().stream()
                            .map(v -> new Problem.BrokenRule(v.field(), v.rule(), v.detail()))
                            .toList(),
                    checked.depth().wireName(),
                    checked.report().map(DocumentReport::documents).orElse(List.of()),
                    checked.report().map(DocumentReport::channels).orElse(List.of()));
        }
    }
}
