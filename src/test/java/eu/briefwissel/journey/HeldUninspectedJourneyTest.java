package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.document.pdf.PdfSamples;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.Uninspected;
import eu.briefwissel.store.UninspectedMessages;
import eu.briefwissel.support.TenantRows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a letter that is held before anybody looked into it, when an operator has it tried again. */
@QuarkusTest
class HeldUninspectedJourneyTest {

    private static final String HAS_A_MAILBOX = "999993665";
    private static final String ROUTE = "\"route\": [\"mailbox\", \"email\"]";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int TRIES = 5;

    @Inject
    Traveller traveller;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @Inject
    Claims claims;

    @Inject
    UninspectedMessages messages;

    @AfterEach
    void leaveNothingBehind() {
        clock.reset();
        new TenantRows(TestOperators.TENANT).forgetWork();
    }

    @Test
    void isLookedIntoBeforeAChannelIsChosen() {
        Sent sent = held(PdfSamples.letter(1));

        traveller.retry(sent, "{}");

        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.timeline(sent))
                .startsWith(
                        "SubmissionAcceptance - -",
                        "Held - broken",
                        "OperatorRetry - -",
                        "DocumentsInspected - -",
                        "ChannelChosen berichtenbox -");
    }

    @Test
    void isRefusedAndSentToNobodyWhereItHasAScript() {
        Sent sent = held(PdfSamples.letter(
                1,
                document -> document.getDocumentCatalog()
                        .getCOSObject()
                        .setItem(COSName.OPEN_ACTION, PdfSamples.script())));

        traveller.retry(sent, "{}");

        assertThat(traveller.status(sent)).isEqualTo("undeliverable");
        assertThat(traveller.timeline(sent)).endsWith("SubmissionRejection - documents-refused");
        assertThat(traveller.mails(sent)).isZero();
    }

    private Sent held(byte[] pdf) {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, ROUTE + with(pdf));
        for (int i = 0; i < TRIES; i++) {
            beginAndDie(sent);
            clock.advance(LEASE);
        }
        workers.workOff(Stage.INSPECT);
        assertThat(traveller.status(sent)).isEqualTo("held");
        return sent;
    }

    /** As by kill -9, in the middle of it. */
    private void beginAndDie(Sent sent) {
        Claimed claimed = TestTenants.await(() -> claims.claim(Stage.INSPECT, 100, clock.instant(), LEASE)).stream()
                .filter(piece -> piece.delivery().toString().equals(sent.id()))
                .findFirst()
                .orElseThrow();
        assertThat(TestTenants.await(() -> messages.begin(claimed, LEASE))).isInstanceOf(Uninspected.Ready.class);
    }

    private static String with(byte[] pdf) {
        return ", \"attachments\": [{\"name\": \"besluit.pdf\", \"mediaType\": \"application/pdf\", \"content\": \""
                + Base64.getEncoder().encodeToString(pdf) + "\"}]";
    }
}
