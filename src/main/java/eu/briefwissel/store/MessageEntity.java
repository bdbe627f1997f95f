package eu.briefwissel.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What may be shown of a message without opening it; written by {@link AcceptanceTransaction} only. */
@Entity
@Immutable
@Table(name = "message")
class MessageEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    public LocalDate month;
    public String reference;

    @Column(name = "message_type")
    public String messageType;

    @Column(name = "accepted_at")
    public Instant acceptedAt;
}
