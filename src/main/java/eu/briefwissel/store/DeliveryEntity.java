package eu.briefwissel.store;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Where a delivery stands, for searches; written by {@link AcceptanceTransaction} and {@link DecisionTransaction} only. */
@Entity
@Immutable
@Table(name = "delivery")
class DeliveryEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    public LocalDate month;
    public String status;
}
