package eu.briefwissel.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.document.pdf.PdfSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The function document of its own zip, woken by a queue of its own, between ingest and publish of the other zip. */
class LambdaDocumentIT {

    @TempDir
    Path directory;

    @Test
    void looksIntoTheFilesOfALetterBeforeItIsSentAndKeepsOneWithAScriptFromGoingOut() {
        assumeTrue(Files.exists(LambdaZip.chosen()), "LEFT OUT: there is no " + LambdaZip.chosen());
        assumeTrue(Files.exists(LambdaZip.ofDocument()), "LEFT OUT: there is no " + LambdaZip.ofDocument());
        byte[] good = PdfSamples.letter(2);
        byte[] withScript = PdfSamples.letter(
                2,
                document ->
                        document.getDocumentCatalog().getCOSObject().setItem(COSName.OPEN_ACTION, PdfSamples.script()));
        try (LambdaDeployment lambda = LambdaDeployment.startWithDocuments(directory);
                PassingTime time = lambda.passingTime()) {
            lambda.function("ingest").awaitInitialised();
            Gateway sender = lambda.sender();
            assertThat(sender.login()).isTrue();

            String plain = sender.submit("plain", Gateway.message("999993653", "a@example.org", "plain"))
                    .orElseThrow();
            String sent = sender.submit("sent", withFile(good)).orElseThrow();
            String kept = sender.submit("kept", withFile(withScript)).orElseThrow();

            Program ingest = lambda.function("ingest").process();
            ingest.await("a letter without a file", () -> hasStatus(sender, plain, "opened"));
            ingest.await("a letter with a good file", () -> hasStatus(sender, sent, "opened"));
            ingest.await("a letter with a script", () -> hasStatus(sender, kept, "undeliverable"));
            assertThat(timeline(sender, plain)).doesNotContain("DocumentsInspected");
            assertThat(timeline(sender, sent)).contains("DocumentsInspected");
            assertThat(timeline(sender, kept)).contains("SubmissionRejection").contains("pdf-script");
            assertThat(time.failures()).isEmpty();
            assertThat(lambda.function("document").printed()).doesNotContain(lambda.secrets());
        }
    }

    private static ObjectNode withFile(byte[] pdf) {
        ObjectNode message = Gateway.message("999993653", "a@example.org", "with a file");
        message.putArray("attachments")
                .addObject()
                .put("name", "besluit.pdf")
                .put("mediaType", "application/pdf")
                .put("content", pdf);
        return message;
    }

    private static String timeline(Gateway sender, String id) {
        return sender.text("/v1/messages/" + id + "/timeline");
    }

    private static boolean hasStatus(Gateway sender, String id, String status) {
        return sender.status(id).filter(status::equals).isPresent();
    }
}
