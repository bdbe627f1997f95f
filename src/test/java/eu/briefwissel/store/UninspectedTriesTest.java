package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Stage;
import eu.briefwissel.document.pdf.PdfSamples;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the tries of a look into a message's documents are counted. */
@QuarkusTest
class UninspectedTriesTest {

    private static final Duration LEASE = Duration.ofMinutes(2);

    @Inject
    Claims claims;

    @Inject
    UninspectedMessages messages;

    @Inject
    BrokenWork broken;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    private TestTenant tenant;
    private String id;

    @BeforeEach
    void accept() {
        tenant = tenants.fresh();
        id = Planted.accepted(
                tenant, Submissions.withAttachment("besluit.pdf", "application/pdf", PdfSamples.letter(1)));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void countsOnceWhatWasBegunAndCannotBeRead() {
        Claimed claimed = begun();

        TestTenants.await(() -> broken.later(claimed, clock.instant().plus(LEASE)));

        assertThat(tries()).isEqualTo("1");
    }

    @Test
    void countsWhatWasBegun() {
        begun();

        assertThat(tries()).isEqualTo("1");
    }

    @Test
    void countsNothingWhereNobodyCouldLook() {
        Claimed claimed = begun();

        TestTenants.await(() -> messages.notBegun(claimed, clock.instant().plus(LEASE)));

        assertThat(tries()).isEqualTo("0");
        assertThat(Planted.find(tenant, "select coalesce(lease::text, 'free') from work where delivery = '" + id + "'"))
                .containsExactly("free");
    }

    private Claimed begun() {
        Claimed claimed = TestTenants.await(() -> claims.claim(Stage.INSPECT, 100, clock.instant(), LEASE)).stream()
                .filter(piece -> piece.delivery().toString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(TestTenants.await(() -> messages.begin(claimed, LEASE))).isInstanceOf(Uninspected.Ready.class);
        return claimed;
    }

    private String tries() {
        return Planted.find(tenant, "select tries from work where delivery = '" + id + "'")
                .getFirst();
    }
}
