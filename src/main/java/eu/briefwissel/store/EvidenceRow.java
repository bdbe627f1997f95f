package eu.briefwissel.store;

import eu.briefwissel.crypto.Canonical;
import eu.briefwissel.crypto.Commitment;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A fact as it is stored.
 *
 * @param version the delivery's version after the decision that wrote it
 * @param position its place among the facts of that decision
 */
record EvidenceRow(
        DeliveryId delivery, long version, int position, Evidence fact, Instant recordedAt, Commitment commitment) {

    static List<EvidenceRow> of(TenantId tenant, DeliveryId delivery, long version, List<Evidence> facts, Instant now) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (Evidence fact : facts) {
            Commitment commitment = Commitment.to(canonical(tenant, delivery, fact), Randomness.SOURCE);
            rows.add(new EvidenceRow(delivery, version, rows.size(), fact, now, commitment));
        }
        return rows;
    }

    /** What a commitment commits to: every column that says what happened. A stored format. */
    static Canonical canonical(TenantId tenant, DeliveryId delivery, Evidence fact) {
        return Canonical.of("evidence/1")
                .text(tenant.value())
                .uuid(delivery.value())
                .uuid(fact.id())
                .text(fact.kind().wireName())
                .number(fact.attempt())
                .text(fact.channel().map(ChannelName::wireName).orElse(null))
                .text(fact.cause().map(Cause::wireName).orElse(null))
                .text(fact.detail())
                .instant(fact.at());
    }
}
