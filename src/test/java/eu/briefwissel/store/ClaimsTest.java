package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.support.TenantRows;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many claim at once, and each piece of work is one's alone until its lease ends. */
@QuarkusTest
class ClaimsTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int CLAIMERS = 4;
    private static final int MANY = 120;
    private static final int AT_ONCE = 7;

    @Inject
    Claims claims;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void givesEachPieceToOneOfThoseWhoClaimAtOnce() {
        TestTenant tenant = tenants.fresh();
        List<UUID> accepted = accepted(tenant, MANY);

        List<List<Claimed>> byClaimer = TestTenants.await(() -> Uni.join()
                .all(IntStream.range(0, CLAIMERS)
                        .mapToObj(_ -> claimAll(new ArrayList<>()))
                        .toList())
                .andFailFast());

        List<UUID> claimed = byClaimer.stream()
                .flatMap(List::stream)
                .filter(piece -> piece.tenant().equals(tenant.id()))
                .map(piece -> piece.delivery().value())
                .toList();
        assertThat(claimed).containsExactlyInAnyOrderElementsOf(accepted);
    }

    /** Else a process that is slow to commit its claim would hold up all others. */
    @Test
    @Timeout(30)
    void waitsForNobodyWhoIsAboutToClaim() throws SQLException {
        TestTenant tenant = tenants.fresh();
        List<UUID> accepted = accepted(tenant, 2);
        try (var owner = TestDatabase.asOwner();
                var claiming = owner.createStatement()) {
            owner.setAutoCommit(false);
            claiming.execute("select from work where delivery = '" + accepted.getFirst() + "' for update");

            List<UUID> claimed = claimed(tenant);

            assertThat(claimed).containsExactly(accepted.getLast());
            owner.rollback();
        }
    }

    @Test
    void keepsOthersOffUntilTheLeaseEnds() {
        TestTenant tenant = tenants.fresh();
        UUID one = accepted(tenant, 1).getFirst();
        assertThat(claimed(tenant)).containsExactly(one);

        clock.advance(LEASE.minusMillis(1));
        List<UUID> within = claimed(tenant);
        clock.advance(Duration.ofMillis(1));
        List<UUID> after = claimed(tenant);

        assertThat(within).isEmpty();
        assertThat(after).containsExactly(one);
    }

    @Test
    void letsNobodyGiveUpWhatSomebodyElseHasClaimedSince() {
        TestTenant tenant = tenants.fresh();
        UUID one = accepted(tenant, 1).getFirst();
        Claimed slow = claim(tenant).getFirst();
        clock.advance(LEASE);
        Claimed other = claim(tenant).getFirst();

        TestTenants.await(() -> claims.done(List.of(slow)));
        TestTenants.await(() -> claims.postpone(List.of(slow), _ -> TestClock.START));

        assertThat(new TenantRows(tenant.id().value()).text("select lease::text from work where delivery = ?", one))
                .isEqualTo(other.lease().toString());
        assertThat(claim(tenant)).isEmpty();
    }

    private Uni<List<Claimed>> claimAll(List<Claimed> before) {
        return claims.claim(Stage.RESOLVE, AT_ONCE, clock.instant(), LEASE).chain(batch -> {
            before.addAll(batch);
            return batch.isEmpty() ? Uni.createFrom().item(before) : claimAll(before);
        });
    }

    private List<Claimed> claim(TestTenant tenant) {
        return TestTenants.await(() -> claimAll(new ArrayList<>())).stream()
                .filter(piece -> piece.tenant().equals(tenant.id()))
                .toList();
    }

    private List<UUID> claimed(TestTenant tenant) {
        return claim(tenant).stream().map(piece -> piece.delivery().value()).toList();
    }

    private static List<UUID> accepted(TestTenant tenant, int many) {
        return IntStream.range(0, many)
                .mapToObj(_ -> tenant.as(Role.SENDER)
                        .contentType("application/json")
                        .body(eu.briefwissel.support.Submissions.plain())
                        .post("/v1/messages")
                        .then()
                        .statusCode(202)
                        .extract()
                        .<String>path("id"))
                .map(UUID::fromString)
                .toList();
    }
}
