package eu.briefwissel.document.pdf;

import eu.briefwissel.document.LookBroke;
import eu.briefwissel.document.PdfFinding;
import eu.briefwissel.document.PdfRule;
import eu.briefwissel.document.PdfaClaim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * Judges whether a PDF is the PDF/A-1a or PDF/A-2a that it says it is (ISO 19005-1, ISO 19005-2), by veraPDF. What only a
 * person can see, whether the tags tell the text in its order, nobody has looked at.
 */
final class PdfaValidation {

    private static final int CLAUSES_TOLD = 5;
    private static final int FAILURES_KEPT = 100;

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfaValidation() {}

    /** What is wrong with it as PDF/A; empty where it is what it says. */
    static Optional<PdfFinding> broken(byte[] pdf) throws IOException {
        Optional<PDFAFlavour> claimed = PdfaClaim.of(pdf).flatMap(PdfaValidation::flavour);
        if (claimed.isEmpty()) {
            return Optional.of(new PdfFinding(PdfRule.PDFA, 0, "claim"));
        }
        ValidationResult result = validated(pdf, claimed.get());
        if (!result.isCompliant()) {
            mustHaveRoom(pdf);
        }
        return result.isCompliant() ? Optional.empty() : Optional.of(new PdfFinding(PdfRule.PDFA, 0, clauses(result)));
    }

    private static Optional<PDFAFlavour> flavour(PdfaClaim claim) {
        if (!claim.level().equals("a")) {
            return Optional.empty();
        }
        return switch (claim.part()) {
            case 1 -> Optional.of(PDFAFlavour.PDFA_1_A);
            case 2 -> Optional.of(PDFAFlavour.PDFA_2_A);
            default -> Optional.empty();
        };
    }

    private static ValidationResult validated(byte[] pdf, PDFAFlavour flavour) throws IOException {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, FAILURES_KEPT, false, false, false)) {
            return validator.validate(parser);
        } catch (ModelParsingException | EncryptedPdfException | ValidationException unreadable) {
            mustHaveRoom(pdf);
            throw new IOException("not readable as PDF/A", unreadable);
        }
    }

    /** veraPDF puts what it reads on disk; what it finds where the disk is full says nothing of the document. */
    private static void mustHaveRoom(byte[] pdf) {
        if (!Scratch.ofThisProcess().takes(pdf.length)) {
            throw new LookBroke("no room on disk");
        }
    }

    /** As veraPDF numbers its rules: the standard's clause and a test of it. */
    private static String clauses(ValidationResult result) {
        return result.getFailedChecks().keySet().stream()
                .sorted(Comparator.comparing(RuleId::getClause).thenComparingInt(RuleId::getTestNumber))
                .limit(CLAUSES_TOLD)
                .map(rule -> rule.getClause() + "-" + rule.getTestNumber())
                .collect(Collectors.joining(":"));
    }
}
