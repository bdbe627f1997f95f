package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At a time when no other test has work. */
@QuarkusTest
class ClaimOrderTest {

    private static final Instant NOW = Instant.parse("1999-01-01T12:00:00Z");

    @Inject
    Claims claims;

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @AfterEach
    void takesItsWorkAway() {
        Planted.in(tenant, "delete from work where tenant = '" + tenant.id() + "'");
    }

    @Test
    void takesUpWhatIsNewThoughHundredsOfRetriesWaitBeforeIt() {
        Planted.in(tenant, """
                insert into work (tenant, delivery, stage, due_at, tries)
                select '%s', gen_random_uuid(), 'publish', '1999-01-01T12:01:00Z', 3
                  from generate_series(1, 300)
                """.formatted(tenant.id()));
        DeliveryId fresh = DeliveryId.of(NOW, UUID.randomUUID());
        Planted.in(
                tenant,
                "insert into work values ('%s', '%s', 'publish', '1999-01-01T12:00:00Z', 0)"
                        .formatted(tenant.id(), fresh));

        var claimed = TestTenants.await(() -> claims.claim(Stage.PUBLISH, 100, NOW, Duration.ofMinutes(1)));

        assertThat(claimed).extracting(Claimed::delivery).containsExactly(fresh);
    }
}
