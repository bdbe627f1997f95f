package eu.briefwissel.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.document.pdf.PdfSamples;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Settings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two look into the same message at the same time: the first one's lease ended meanwhile. */
@QuarkusTest
class InspectOneTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    InspectOne one;

    @Inject
    Claims claims;

    @Inject
    TenantDirectory directory;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void decidesOnceWhereTwoLookAtTheSameTime() {
        TestTenant tenant = tenants.fresh();
        String id = Planted.accepted(
                tenant, Submissions.withAttachment("besluit.pdf", "application/pdf", PdfSamples.letter(400)));
        Settings settings = TestTenants.await(() -> directory.settings(tenant.id()));
        Claimed first = claim(id);
        CompletableFuture<InspectOne.Ended> slow =
                CompletableFuture.supplyAsync(() -> TestTenants.await(() -> one.inspect(first, settings)));
        awaitTries(tenant, id, "1");
        clock.advance(LEASE.plusSeconds(1));
        Claimed second = claim(id);

        TestTenants.await(() -> one.inspect(second, settings));
        slow.join();

        assertThat(Planted.find(tenant, "select version || status from delivery where id = '" + id + "'"))
                .containsExactly("1accepted");
        assertThat(Planted.find(tenant, "select kind from evidence where delivery = '" + id + "' order by version"))
                .containsExactly("SubmissionAcceptance", "DocumentsInspected");
        assertThat(Planted.find(tenant, "select stage from work where delivery = '" + id + "'"))
                .containsExactly("resolve");
    }

    private Claimed claim(String id) {
        return TestTenants.await(() -> claims.claim(Stage.INSPECT, 100, clock.instant(), LEASE)).stream()
                .filter(piece -> piece.delivery().toString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitTries(TestTenant tenant, String id, String tries) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = List.of();
        while (!found.equals(List.of(tries)) && System.nanoTime() < until) {
            found = Planted.find(tenant, "select tries from work where delivery = '" + id + "'");
        }
        assertThat(found).containsExactly(tries);
    }
}
