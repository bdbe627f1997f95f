package eu.briefwissel.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A batch whose commit went unheard is written again, item by item. */
@QuarkusTest
class RepeatedBatchTest {

    private static final Map<String, Long> ROWS_OF_ONE =
            Map.of("message", 1L, "data_key", 1L, "content", 1L, "delivery", 1L, "evidence", 1L, "work", 1L);

    @Inject
    Submissions submissions;

    @Inject
    TestTenants tenants;

    @Inject
    InstantSource clock;

    @Test
    void storesASubmissionWithoutAKeyOnceAndSaysAcceptedAgain() {
        TenantId tenant = tenants.fresh().id();
        Submission submission = submission(tenant, Optional.empty());

        Acceptance first = accept(submission);
        Acceptance again = accept(submission);

        assertThat(first).isEqualTo(new Acceptance.Accepted(submission.id()));
        assertThat(again).isEqualTo(first);
        assertThat(Rows.of(tenant)).isEqualTo(ROWS_OF_ONE);
    }

    @Test
    void storesASubmissionWithAKeyOnceAndNamesTheSameDelivery() {
        TenantId tenant = tenants.fresh().id();
        var key = new Submission.Key("key-1", "body".getBytes(StandardCharsets.UTF_8));
        Submission submission = submission(tenant, Optional.of(key));

        accept(submission);
        Acceptance again = accept(submission);

        assertThat(again).isEqualTo(new Acceptance.AcceptedBefore(submission.id()));
        assertThat(Rows.of(tenant)).containsAllEntriesOf(ROWS_OF_ONE).containsEntry("idempotency", 1L);
    }

    private Acceptance accept(Submission submission) {
        return TestTenants.await(() -> submissions.accept(submission));
    }

    private Submission submission(TenantId tenant, Optional<Submission.Key> key) {
        Message message = new Message(
                new Recipient(RecipientScheme.BSN, eu.briefwissel.support.Submissions.BSN),
                "nl",
                "besluit",
                "Besluit op uw aanvraag",
                "<p>Uw aanvraag is toegewezen.</p>",
                List.of(),
                Contact.none(),
                Optional.empty());
        return new Submission(
                tenant,
                DeliveryId.of(clock.instant(), UUID.randomUUID()),
                tenant.value() + ".sender",
                "Z-1",
                message,
                new Route(List.of(ChannelName.BERICHTENBOX)),
                Optional.empty(),
                key);
    }
}
