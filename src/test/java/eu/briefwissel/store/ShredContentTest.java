package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.crypto.Commitment;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AVG art. 17: nothing that says who it was or what it said is left, and the evidence verifies. */
@QuarkusTest
class ShredContentTest {

    private static final Recipient SOMEBODY = new Recipient(RecipientScheme.BSN, Submissions.BSN);
    private static final String BY_BSN = "{\"bsn\": \"" + Submissions.BSN + "\"}";

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    Replies replies;

    @Inject
    MailboxEvents events;

    @Inject
    KnownMailboxes mailboxes;

    @Inject
    AddedAddresses addresses;

    @Inject
    TenantTransactions transactions;

    @Inject
    TestClock clock;

    TestTenant tenant;
    String body;
    String id;

    @BeforeEach
    void aMessageWithAllThatCanBelongToOne() {
        tenant = tenants.fresh();
        body = Submissions.withAttachment("foto.png", "image/png", Submissions.pngOfBytes(2_000));
        id = Planted.accepted(tenant, body);
        DeliveryId delivery = DeliveryId.parse(id);
        Planted.in(
                tenant,
                "insert into receipt values ('%s', 'berichtenbox', 'L-1', '%s', '%s', 1)"
                        .formatted(tenant.id(), delivery.month(), id));
        byte[] reply = "{\"text\":\"Dank u\",\"attachments\":[]}".getBytes(StandardCharsets.UTF_8);
        TestTenants.await(() -> replies.keep(tenant.id(), delivery, "R-1", clock.instant(), reply));
        TestTenants.await(() -> events.arrive(
                tenant.id(),
                ChannelName.BERICHTENBOX,
                new MailboxEvent.Replied("L-1", "R-2", clock.instant()),
                Optional.of(reply)));
        TestTenants.await(() -> mailboxes.keep(
                new KnownMailboxes.Question(tenant.id(), ChannelName.BERICHTENBOX, "BESLUIT", SOMEBODY),
                new Reach.HasMailbox(),
                Duration.ofDays(1)));
        TestTenants.await(() -> addresses.add(tenant.id(), delivery, "lezer@example.org"));
    }

    @Test
    void leavesNothingOfWhoItWasAndWhatItSaid() {
        String mac = only("select encode(body_mac, 'hex') from idempotency");

        Response answer = shred(BY_BSN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<List<String>>path("messages")).containsExactly(id);
        assertThat(Rows.of(tenant.id())).doesNotContainKeys("data_key", "content", "reply");
        assertThat(Planted.find(tenant, "select count(*) from known_mailbox")).containsExactly("0");
        assertThat(only("select coalesce(recipient_index, recipient_sealed) from message"))
                .isEqualTo("null");
        assertThat(only("select sealed from mailbox_event")).isEqualTo("null");
        assertThat(only("select encode(body_mac, 'hex') from idempotency")).isNotEqualTo(mac);
    }

    @Test
    void keepsTheEvidenceWhichStillVerifies() {
        long before = Rows.of(tenant.id()).getOrDefault("evidence", 0L);

        shred(BY_BSN);

        List<Boolean> verified = TestTenants.await(() -> transactions.in(
                tenant.id(),
                connection -> connection
                        .query("select * from evidence where delivery = '" + id + "'")
                        .execute()
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(this::verifies)
                                .toList())));
        assertThat(verified).hasSizeGreaterThan((int) before).containsOnly(true);
        assertThat(tenant.as(Role.AUDITOR)
                        .get("/v1/messages/" + id + "/timeline")
                        .<List<String>>path("items.kind"))
                .contains("SubmissionAcceptance", "RouteExhausted", "ContentShredded");
    }

    @Test
    void stopsWhatIsUnderWay() {
        shred(BY_BSN);
        workers.workOff();

        Response message = tenant.as(Role.OPERATOR).get("/v1/messages/" + id);
        assertThat(message.<String>path("status")).isEqualTo("undeliverable");
        assertThat(Rows.of(tenant.id())).doesNotContainKey("attempt");
    }

    @Test
    void refusesARepeatOfTheSubmissionInsteadOfSendingItAgain() {
        shred(BY_BSN);

        int status = tenant.as(Role.SENDER)
                .contentType("application/json")
                .header("Idempotency-Key", "key-" + body.hashCode())
                .body(body)
                .post("/v1/messages")
                .statusCode();

        assertThat(status).isEqualTo(422);
        assertThat(Rows.of(tenant.id())).containsEntry("message", 1L);
    }

    @Test
    void canBeAskedForAgain() {
        shred("{\"message\": \"" + id + "\"}");

        assertThat(shred("{\"message\": \"" + id + "\"}").statusCode()).isEqualTo(200);
        assertThat(shred(BY_BSN).<List<String>>path("messages")).isEmpty();
        List<String> kinds =
                tenant.as(Role.AUDITOR).get("/v1/messages/" + id + "/timeline").path("items.kind");
        assertThat(kinds).filteredOn("ContentShredded"::equals).hasSize(1);
    }

    @Test
    void leavesOthersAlone() {
        TestTenant other = tenants.fresh();
        Planted.accepted(other, Submissions.plain());
        String neighbour = Planted.accepted(tenant, Submissions.to("bsn", "999993665", "buur@example.org"));

        shred(BY_BSN);

        assertThat(Rows.of(other.id())).containsEntry("data_key", 1L);
        assertThat(Planted.find(tenant, "select message from data_key")).containsExactly(neighbour);
        assertThat(other.as(Role.ADMINISTRATOR)
                        .contentType("application/json")
                        .body("{\"message\": \"" + id + "\"}")
                        .post("/api/admin/shred")
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{", "{\"bsn\": \"123456789\"}", "{\"bsn\": 1}", "{\"oin\": \"1\"}"})
    void refusesWhatNamesNobody(String asked) {
        assertThat(shred(asked).statusCode()).isEqualTo(400);
        assertThat(shred(asked).asString()).doesNotContain("123456789");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void isTheAdministratorsAlone(Role role) {
        assertThat(tenant.as(role)
                        .contentType("application/json")
                        .body(BY_BSN)
                        .post("/api/admin/shred")
                        .statusCode())
                .isEqualTo(403);
    }

    private Response shred(String asked) {
        return tenant.as(Role.ADMINISTRATOR)
                .contentType("application/json")
                .body(asked)
                .post("/api/admin/shred");
    }

    private String only(String query) {
        return Planted.find(tenant, query).getFirst();
    }

    private boolean verifies(Row row) {
        EvidenceEntity entity = new EvidenceEntity();
        entity.id = row.getUUID("id");
        entity.kind = row.getString("kind");
        entity.attempt = row.getInteger("attempt");
        entity.channel = row.getString("channel");
        entity.cause = row.getString("cause");
        entity.detail = row.getString("detail");
        entity.at = Columns.instant(row, "at");
        Evidence fact = entity.evidence();
        return Commitment.of(Columns.bytes(row, "salt"), Columns.bytes(row, "commitment"))
                .holds(EvidenceRow.canonical(tenant.id(), DeliveryId.parse(id), fact));
    }
}
