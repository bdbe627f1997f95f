package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where replies are opened. */
@QuarkusTest
class RepliesTest {

    @Inject
    Replies replies;

    @Inject
    TestTenants tenants;

    @Inject
    InstantSource clock;

    @ParameterizedTest(name = "{0} bytes: on the event loop {1}")
    @CsvSource({"1000, true", "1000000, false"})
    void areOpenedOffTheEventLoopWhereTheyAreLarge(int size, boolean onEventLoop) {
        TestTenant tenant = tenants.fresh();
        DeliveryId message = DeliveryId.parse(tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id"));
        TestTenants.await(() -> replies.keep(tenant.id(), message, "r-1", clock.instant(), new byte[size]));

        boolean openedOnEventLoop =
                TestTenants.await(() -> replies.to(tenant.id(), message).map(kept -> {
                    assertThat(kept.getFirst().content()).hasSize(size);
                    return Context.isOnEventLoopThread();
                }));

        assertThat(openedOnEventLoop).isEqualTo(onEventLoop);
    }
}
