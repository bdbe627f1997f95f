package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.document.pdf.PdfSamples;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.Uninspected;
import eu.briefwissel.store.UninspectedMessages;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TenantRows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of messages with documents: looked into before a channel is chosen, and never sent without. */
@QuarkusTest
class InspectJourneyTest {

    private static final String HAS_A_MAILBOX = "999993665";
    private static final String ROUTE = "\"route\": [\"mailbox\", \"email\"]";
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int TRIES = 5;

    private final TenantRows rows = new TenantRows(TestOperators.TENANT);

    @Inject
    Traveller traveller;

    @Inject
    GlobeTraveller globe;

    @Inject
    TestWorkers workers;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @Inject
    Claims claims;

    @Inject
    UninspectedMessages messages;

    @Inject
    MeterRegistry meters;

    @AfterEach
    void leaveNothingBehind() {
        clock.reset();
        rows.forgetWork();
    }

    @Test
    void looksIntoASoundLetterBeforeAChannelIsChosen() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, ROUTE + with(PdfSamples.letter(2)));

        assertThat(work(sent)).isEqualTo("inspect");
        workers.workOff(Stage.RESOLVE);
        assertThat(traveller.status(sent)).isEqualTo("accepted");

        workers.workOff(Stage.INSPECT);

        assertThat(work(sent)).isEqualTo("resolve");
        assertThat(traveller.status(sent)).isEqualTo("accepted");

        workers.workOff();

        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.timeline(sent))
                .startsWith("SubmissionAcceptance - -", "DocumentsInspected - -", "ChannelChosen berichtenbox -");
        JsonPath report = report(sent);
        assertThat(report.getInt("documents[0].pages")).isEqualTo(2);
        assertThat(report.getList("documents[0].findings")).isEmpty();
        assertThat(report.getList("channels.takes")).containsExactly(true, true);
    }

    @Test
    void asksNothingMoreOfAMessageWithoutAPdf() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, ROUTE);

        assertThat(work(sent)).isEqualTo("resolve");
    }

    @Test
    void refusesALetterWithAScriptAndSendsItToNobody() {
        double before = counted();
        Sent sent = traveller.accepted(
                "bsn",
                HAS_A_MAILBOX,
                ROUTE
                        + with(PdfSamples.letter(
                                1,
                                document -> document.getDocumentCatalog()
                                        .getCOSObject()
                                        .setItem(org.apache.pdfbox.cos.COSName.OPEN_ACTION, PdfSamples.script()))));

        workers.workOff();

        assertThat(traveller.status(sent)).isEqualTo("undeliverable");
        assertThat(traveller.timeline(sent))
                .containsExactly(
                        "SubmissionAcceptance - -",
                        "ContentConsignmentFailure berichtenbox documents-refused",
                        "RelayToNonERDSFailure email documents-refused",
                        "SubmissionRejection - documents-refused");
        assertThat(work(sent)).isNull();
        assertThat(traveller.mails(sent)).isZero();
        JsonPath report = report(sent);
        assertThat(report.getString("documents[0].findings[0].rule")).isEqualTo("pdf-script");
        assertThat(report.getList("documents[0].findings[0].refusedBy")).containsExactly("berichtenbox", "email");
        assertThat(counted() - before).isEqualTo(1);
    }

    @Test
    void leavesOutTheChannelThatWantsPdfAAndGoesByTheOther() {
        byte[] claimsOnly = PdfSamples.pdfA2aUntagged();
        try (var world = globe.world()) {
            String id = globe.submit(world, GlobeTraveller.letter("[\"mailbox\", \"email\"]") + with(claimsOnly));

            List<String> facts = Planted.find(
                    world.tenant(),
                    "select kind || ' ' || coalesce(channel, '-') || ' ' || detail from evidence where delivery = '"
                            + id + "' order by version, position");
            assertThat(facts)
                    .anyMatch(fact -> fact.equals("ContentConsignmentFailure berichtenbox pdf-pdfa"))
                    .noneMatch(fact -> fact.startsWith("ChannelChosen berichtenbox"))
                    .anyMatch(fact -> fact.startsWith("ChannelChosen email"));
            JsonPath report = world.tenant()
                    .as(Role.SENDER)
                    .get("/v1/messages/" + id + "/report")
                    .jsonPath();
            assertThat(report.getList("channels.takes")).containsExactly(false, true);
        }
    }

    @Test
    void isHeldWhereWhoeverLooksIsLostAgainAndAgain() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, ROUTE + with(PdfSamples.letter(1)));
        for (int i = 0; i < TRIES; i++) {
            beginAndDie(sent);
            clock.advance(LEASE);
        }

        workers.workOff(Stage.INSPECT);

        assertThat(traveller.status(sent)).isEqualTo("held");
        assertThat(traveller.timeline(sent)).endsWith("Held - broken");
        assertThat(work(sent)).isNull();
    }

    @Test
    void isLookedIntoAgainWhereWhoeverLookedWasLostOnce() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, ROUTE + with(PdfSamples.letter(1)));
        beginAndDie(sent);

        workers.workOff();
        assertThat(traveller.status(sent)).isEqualTo("accepted");
        traveller.timePasses(LEASE);

        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.timeline(sent))
                .filteredOn(f -> f.startsWith("DocumentsInspected"))
                .hasSize(1);
    }

    @Test
    void keepsNothingOfTheReportWhenTheMessageIsShredded() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, ROUTE + with(PdfSamples.letter(1)));
        workers.workOff();
        rows.change("delete from data_key where message = ?", UUID.fromString(sent.id()));

        assertThat(statusOfReport(sent)).isEqualTo(404);
    }

    /** As by kill -9, in the middle of it. */
    private void beginAndDie(Sent sent) {
        Claimed claimed = TestTenants.await(() -> claims.claim(Stage.INSPECT, 100, clock.instant(), LEASE)).stream()
                .filter(piece -> piece.delivery().toString().equals(sent.id()))
                .findFirst()
                .orElseThrow();
        Uninspected begun = TestTenants.await(() -> messages.begin(claimed, LEASE));
        assertThat(begun).isInstanceOf(Uninspected.Ready.class);
    }

    private JsonPath report(Sent sent) {
        return tenants.named(TestOperators.TENANT, java.util.Map.of())
                .as(Role.SENDER)
                .get("/v1/messages/" + sent.id() + "/report")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private int statusOfReport(Sent sent) {
        return tenants.named(TestOperators.TENANT, java.util.Map.of())
                .as(Role.SENDER)
                .get("/v1/messages/" + sent.id() + "/report")
                .statusCode();
    }

    private double counted() {
        return meters.counter("briefwissel.documents.findings", "rule", "pdf-script", "weight", "refused")
                .count();
    }

    private @Nullable String work(Sent sent) {
        return rows.text("select stage from work where delivery = ?", UUID.fromString(sent.id()));
    }

    private static String with(byte[] pdf) {
        return ", \"attachments\": [{\"name\": \"besluit.pdf\", \"mediaType\": \"application/pdf\", \"content\": \""
                + Base64.getEncoder().encodeToString(pdf) + "\"}]";
    }
}
