package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KnownMailboxesTest {

    private static final Duration A_DAY = Duration.ofHours(24);
    private static final Recipient SOMEBODY = new Recipient(RecipientScheme.BSN, "999993653");

    @Inject
    KnownMailboxes known;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    TenantId tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh().id();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void tellsTheThreeAnswersApartFor24HoursAndNoLonger() {
        for (Reach reach : List.of(new Reach.HasMailbox(), new Reach.NoMailbox(), new Reach.OptedOut())) {
            clock.reset();
            keep(tenant, reach);

            clock.advance(A_DAY.minusSeconds(1));
            assertThat(known(tenant)).contains(reach);

            clock.advance(Duration.ofSeconds(1));
            assertThat(known(tenant)).isEmpty();
        }
    }

    @Test
    void keepsTheLatestAnswer() {
        keep(tenant, new Reach.HasMailbox());
        keep(tenant, new Reach.OptedOut());

        assertThat(known(tenant)).contains(new Reach.OptedOut());
    }

    @Test
    void keepsWhoWantsNoPaperAndWhenThatWasSaid() {
        keep(tenant, new Reach.HasMailbox(true));

        clock.advance(Duration.ofHours(1));

        assertThat(TestTenants.await(() -> known.known(about(tenant, ChannelName.BERICHTENBOX, ""), A_DAY)))
                .contains(new KnownMailboxes.Known(
                        new Reach.HasMailbox(true), clock.instant().minus(Duration.ofHours(1))));

        keep(tenant, new Reach.HasMailbox());
        assertThat(known(tenant)).contains(new Reach.HasMailbox());
    }

    @Test
    void keepsNothingThatIsNoAnswer() {
        keep(tenant, new Reach.TryLater("http-503"));
        keep(tenant, new Reach.NotToldBeforehand());

        assertThat(known(tenant)).isEmpty();
    }

    @Test
    void tellsNoOtherTenantAndOfNoOtherChannel() {
        keep(tenant, new Reach.HasMailbox());

        assertThat(known(tenants.fresh().id())).isEmpty();
        assertThat(TestTenants.await(() -> known.known(about(tenant, ChannelName.EBOX_CITIZEN, ""), A_DAY)))
                .isEmpty();
    }

    private void keep(TenantId of, Reach reach) {
        TestTenants.await(() -> known.keep(about(of, ChannelName.BERICHTENBOX, ""), reach, A_DAY));
    }

    private Optional<Reach> known(TenantId of) {
        return TestTenants.await(() -> known.known(about(of, ChannelName.BERICHTENBOX, ""), A_DAY))
                .map(KnownMailboxes.Known::reach);
    }

    @Test
    void tellsOneKindOfLetterFromAnother() {
        TestTenants.await(
                () -> known.keep(about(tenant, ChannelName.BERICHTENBOX, "BESLUIT"), new Reach.HasMailbox(), A_DAY));

        assertThat(TestTenants.await(() -> known.known(about(tenant, ChannelName.BERICHTENBOX, "BESLUIT"), A_DAY)))
                .map(KnownMailboxes.Known::reach)
                .contains(new Reach.HasMailbox());
        assertThat(TestTenants.await(() -> known.known(about(tenant, ChannelName.BERICHTENBOX, "ZAAK"), A_DAY)))
                .isEmpty();
        assertThat(known(tenant)).isEmpty();
    }

    private static KnownMailboxes.Question about(TenantId of, ChannelName channel, String kind) {
        return new KnownMailboxes.Question(of, channel, kind, SOMEBODY);
    }
}
