package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.Timeline;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what a sender may follow: messages without their content, and their timelines. */
@ApplicationScoped
public class Tracking {

    private static final String BY_REFERENCE = "reference = ?1 and id > ?2 and month >= ?3";
    private static final String OF_DELIVERIES = "delivery in ?1 and month in ?2";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final TenantSession session;

    Tracking(TenantSession session) {
        this.session = session;
    }

    /** A message and what happened to it. */
    public record Tracked(DeliveryId id, String reference, String messageType, Instant acceptedAt, Timeline timeline) {}

    /** The message of that id; empty where the tenant has none. */
    public Uni<Optional<Tracked>> find(TenantId tenant, DeliveryId id) {
        return session.in(
                tenant,
                () -> MessageEntity.<MessageEntity>find("id = ?1 and month = ?2", id.value(), id.month())
                        .list()
                        .chain(Tracking::withTimelines)
                        .map(found -> found.stream().findFirst()));
    }

    /**
     * Messages with the sender's reference, oldest first.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most
     */
    public Uni<List<Tracked>> byReference(TenantId tenant, String reference, Optional<DeliveryId> after, int limit) {
        UUID last = after.map(DeliveryId::value).orElse(BEFORE_ALL);
        LocalDate month = after.map(DeliveryId::month).orElse(LocalDate.EPOCH);
        return session.in(
                tenant,
                () -> MessageEntity.<MessageEntity>find(BY_REFERENCE, Sort.by("id"), reference, last, month)
                        .range(0, limit - 1)
                        .list()
                        .chain(Tracking::withTimelines));
    }

    private static Uni<List<Tracked>> withTimelines(List<MessageEntity> messages) {
        if (messages.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> ids = messages.stream().map(m -> m.id).toList();
        List<LocalDate> months = messages.stream().map(m -> m.month).distinct().toList();
        return EvidenceEntity.<EvidenceEntity>find(
                        OF_DELIVERIES, Sort.by("delivery", "version", "position"), ids, months)
                .list()
                .map(facts -> facts.stream().collect(Collectors.groupingBy(f -> f.delivery)))
                .map(facts -> messages.stream().map(m -> tracked(m, facts)).toList());
    }

    private static Tracked tracked(MessageEntity message, Map<UUID, List<EvidenceEntity>> facts) {
        Timeline timeline = new Timeline(facts.getOrDefault(message.id, List.of()).stream()
                .map(EvidenceEntity::evidence)
                .toList());
        return new Tracked(
                new DeliveryId(message.id), message.reference, message.messageType, message.acceptedAt, timeline);
    }
}
