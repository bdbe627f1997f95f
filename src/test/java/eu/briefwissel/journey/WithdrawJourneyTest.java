package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.store.Begun;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.OutgoingMessages;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender takes messages back: what was not handed over ends there, what was or may have been is told to be too late. */
@QuarkusTest
class WithdrawJourneyTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final String HAS_A_MAILBOX = "999993665";
    private static final String EMAIL = "\"route\": [\"email\"]";

    @Inject
    Traveller traveller;

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    @Inject
    Claims claims;

    @Inject
    OutgoingMessages messages;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void endsWhatWasAcceptedAndTellsSoEverywhere() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, EMAIL);

        assertThat(withdraw(sent).statusCode()).isEqualTo(204);
        assertThat(withdraw(sent).statusCode()).as("again").isEqualTo(204);
        workers.workOff();

        assertThat(traveller.status(sent)).isEqualTo("withdrawn");
        assertThat(traveller.timeline(sent).getLast()).startsWith("SubmissionWithdrawn");
        assertThat(traveller.mails(sent)).isZero();
        String told = tenant().as(Role.SENDER)
                .get("/v1/events?limit=500&after=" + place(sent))
                .asString();
        assertThat(told).contains("SubmissionWithdrawn");
    }

    @Test
    void endsWhatIsResolvedAndNotYetBegun() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, EMAIL);
        workers.workOff(Stage.RESOLVE);
        Claimed claimed = claim(sent);

        assertThat(withdraw(sent).statusCode()).isEqualTo(204);

        assertThat(begin(claimed)).as("who had claimed it begins nothing").isEqualTo(new Begun.Over());
        traveller.timePasses(LEASE);
        assertThat(traveller.status(sent)).isEqualTo("withdrawn");
        assertThat(traveller.mails(sent)).isZero();
    }

    @Test
    void isTooLateForWhatIsBeingHandedOverAndForWhatMayHaveBeen() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, EMAIL);
        workers.workOff(Stage.RESOLVE);
        begin(claim(sent));

        Response during = withdraw(sent);
        traveller.timePasses(LEASE);
        Response inDoubt = withdraw(sent);

        assertThat(during.statusCode()).isEqualTo(409);
        assertThat(during.<String>path("type")).endsWith("/too-late");
        assertThat(traveller.status(sent)).as("its outcome is unknown").isEqualTo("held");
        assertThat(inDoubt.statusCode()).isEqualTo(409);
        assertThat(traveller.status(sent)).isEqualTo("held");
    }

    @Test
    void isTooLateForWhatWasSent() {
        Sent sent = traveller.submit("bsn", HAS_A_MAILBOX, EMAIL);

        assertThat(withdraw(sent).statusCode()).isEqualTo(409);
        assertThat(traveller.status(sent)).isEqualTo("dispatched");
    }

    @Test
    void waitsForWhoIsAboutToBeginACallAndThenSeesIt() throws SQLException {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, EMAIL);
        workers.workOff(Stage.RESOLVE);
        UUID id = UUID.fromString(sent.id());
        try (var other = TestDatabase.asOwner()) {
            other.setAutoCommit(false);
            var session = other.createStatement();
            session.execute("select set_config('briefwissel.tenant', '" + TestOperators.TENANT + "', true)");
            // As OutgoingMessages begins a call: its work first, then the call.
            session.execute("update work set due_at = due_at + interval '2 minutes' where delivery = '" + id + "'");
            CompletableFuture<Integer> withdrawing =
                    CompletableFuture.supplyAsync(() -> withdraw(sent).statusCode());
            Rows.awaitBlockedByRow(other);
            session.execute(
                    "insert into attempt (tenant, month, delivery, attempt, step, wire_id, in_flight, started_at)"
                            + " select tenant, month, id, attempt, step, gen_random_uuid(), true, now() from delivery where id = '"
                            + id
                            + "'");
            other.commit();

            assertThat(withdrawing.join()).isEqualTo(409);
        }
        assertThat(traveller.status(sent)).isEqualTo("resolved");
    }

    @Test
    void ofTwoWhoComeAtOnceEitherSendsOrWithdrawsAndNeverBoth() {
        List<Sent> all = IntStream.range(0, 24)
                .mapToObj(_ -> traveller.accepted("bsn", HAS_A_MAILBOX, EMAIL))
                .toList();
        workers.workOff(Stage.RESOLVE);
        TestTenant sender = tenant();
        sender.token(Role.SENDER);

        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> workers.workOff(Stage.PUBLISH));
        List<Integer> answers = all.reversed().stream()
                .map(sent -> sender.as(Role.SENDER)
                        .delete("/v1/messages/" + sent.id())
                        .statusCode())
                .toList();
        sending.join();

        assertThat(answers).allMatch(status -> status == 204 || status == 409);
        for (Sent sent : all) {
            boolean isWithdrawn = answers.get(all.size() - 1 - all.indexOf(sent)) == 204;
            assertThat(traveller.mails(sent)).isEqualTo(isWithdrawn ? 0 : 1);
            assertThat(traveller.status(sent)).isEqualTo(isWithdrawn ? "withdrawn" : "dispatched");
        }
    }

    @Test
    void isNoOneElsesToWithdraw() {
        Sent sent = traveller.accepted("bsn", HAS_A_MAILBOX, EMAIL);

        assertThat(tenants.fresh()
                        .as(Role.SENDER)
                        .delete("/v1/messages/" + sent.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(tenant().as(Role.OPERATOR)
                        .delete("/v1/messages/" + sent.id())
                        .statusCode())
                .isEqualTo(403);
        assertThat(traveller.status(sent)).isEqualTo("accepted");
    }

    @Test
    void withdrawsAllOfAReferenceThatAreNotSentAndNoOthers() {
        TestTenant sender = tenants.fresh();
        String prefix = "W-" + UUID.randomUUID();
        String one = accepted(sender, prefix + "-1");
        String two = accepted(sender, prefix + "-2");
        String other = accepted(sender, "X-" + prefix);
        String elsewhere = accepted(tenants.fresh(), prefix + "-3");

        Response done = withdrawal(sender, "{\"referencePrefix\": \"" + prefix + "\"}");

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.<List<String>>path("withdrawn"))
                .containsExactlyInAnyOrder(one, two)
                .doesNotContain(elsewhere);
        assertThat(done.<List<String>>path("tooLate")).isEmpty();
        assertThat(done.<String>path("next")).isNull();
        assertThat(sender.as(Role.SENDER).get("/v1/messages/" + other).<String>path("status"))
                .isEqualTo("accepted");
        assertThat(withdrawal(sender, "{\"referencePrefix\": \"" + prefix + "\"}")
                        .<List<?>>path("withdrawn"))
                .isEmpty();
    }

    @Test
    void withdrawsByAReferenceNothingWhoseReferenceOnlyBeginsSo() {
        TestTenant sender = tenants.fresh();
        String one = accepted(sender, "Z-2026-1");
        accepted(sender, "Z-2026-10");

        assertThat(withdrawal(sender, "{\"reference\": \"Z-2026-1\"}").<List<String>>path("withdrawn"))
                .containsExactly(one);
    }

    @Test
    void withdrawsAllOfAPeriod() {
        TestTenant sender = tenants.fresh();
        accepted(sender, "before");
        clock.advance(Duration.ofMinutes(10));
        String since = clock.instant().toString();
        String within = accepted(sender, "within");
        clock.advance(Duration.ofMinutes(10));
        String until = clock.instant().toString();
        accepted(sender, "after");

        Response done = withdrawal(sender, "{\"acceptedSince\":\"" + since + "\",\"acceptedUntil\":\"" + until + "\"}");

        assertThat(done.<List<String>>path("withdrawn")).containsExactly(within);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"after\":\"x\"}",
                "{\"reference\":\"\"}",
                "{\"referencePrefix\":\" \"}",
                "{\"reference\":\"a\",\"referencePrefix\":\"a\"}",
                "{\"acceptedSince\":\"yesterday\"}",
                "{\"acceptedSince\":\"+12000-01-01T00:00:00Z\"}",
                "{\"acceptedUntil\":\"2200-01-01T00:00:01Z\"}",
                "{\"acceptedSince\":\"-0001-01-01T00:00:00Z\"}",
                "{\"all\":true}"
            })
    void withdrawsNothingWhereItIsNotSaidWhat(String body) {
        assertThat(withdrawal(tenants.fresh(), body).statusCode()).isEqualTo(422);
    }

    private TestTenant tenant() {
        return tenants.named(TestOperators.TENANT, Map.of());
    }

    private Response withdraw(Sent sent) {
        return tenant().as(Role.SENDER).delete("/v1/messages/" + sent.id());
    }

    /** Just before its first fact. */
    private String place(Sent sent) {
        return Planted.find(
                        tenant(), "select min(xact::text) || '-0' from evidence where delivery = '" + sent.id() + "'")
                .getFirst();
    }

    private static String accepted(TestTenant sender, String reference) {
        return Planted.accepted(sender, Submissions.withReference(reference));
    }

    private static Response withdrawal(TestTenant sender, String body) {
        return sender.as(Role.SENDER).contentType("application/json").body(body).post("/v1/withdrawals");
    }

    private Begun begin(Claimed claimed) {
        return TestTenants.await(() -> messages.begin(claimed, LEASE, _ -> Map.of()));
    }

    private Claimed claim(Sent sent) {
        DeliveryId id = DeliveryId.parse(sent.id());
        return TestTenants.await(() -> claims.claim(Stage.PUBLISH, 1_000, clock.instant(), LEASE)).stream()
                .filter(work -> work.delivery().equals(id))
                .filter(work -> work.tenant().equals(new TenantId(TestOperators.TENANT)))
                .findFirst()
                .orElseThrow();
    }
}
