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

    private static final String OF_IDS = "id in ?1 and month in ?2";
    private static final String OF_DELIVERIES = "delivery in ?1 and month in ?2";

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

    /** Those of these messages that the tenant has, the oldest first. */
    public Uni<List<Tracked>> of(TenantId tenant, List<DeliveryId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<UUID> values = ids.stream().map(DeliveryId::value).toList();
        List<LocalDate> months = ids.stream().map(DeliveryId::month).distinct().toList();
        return session.in(
                tenant,
                () -> MessageEntity.<MessageEntity>find(OF_IDS, Sort.by("id"), values, months)
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
