package eu.briefwissel.store;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Evidence;
import eu.briefwissel.delivery.EvidenceKind;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A fact as a timeline reads it; written by {@link Appending} only. */
@Entity
@Immutable
@Table(name = "evidence")
class EvidenceEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    public LocalDate month;
    public UUID delivery;
    public long version;
    public short position;
    public String kind;
    public int attempt;
    public @Nullable String channel;
    public @Nullable String cause;
    public String detail;
    public Instant at;

    Evidence evidence() {
        return new Evidence(
                id,
                EvidenceKind.named(kind),
                attempt,
                Optional.ofNullable(channel).flatMap(ChannelName::named),
                Optional.ofNullable(cause).map(Cause::named),
                detail,
                at);
    }
}
