package eu.briefwissel.store;

import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Status;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.delivery.Timeline;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads what a sender may follow: messages without their content, and their timelines. */
@ApplicationScoped
public class Tracking {

    private static final String BY_REFERENCE =
            "from MessageEntity m where m.reference = ?1 and m.id > ?2 and m.month >= ?3";
    private static final String WITH_STATUS =
            " and exists (select 1 from DeliveryEntity d where d.id = m.id and d.month = m.month and d.status = ?4)";
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
     * What a page of messages is asked by.
     *
     * @param status only those that are so now; empty for all
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most
     */
    public record Wanted(String reference, Optional<Status> status, Optional<DeliveryId> after, int limit) {}

    /** Messages with the sender's reference, oldest first. */
    public Uni<List<Tracked>> byReference(TenantId tenant, Wanted wanted) {
        String query = BY_REFERENCE + wanted.status().map(_ -> WITH_STATUS).orElse("");
        List<Object> parameters = new ArrayList<>();
        parameters.add(wanted.reference());
        parameters.add(wanted.after().map(DeliveryId::value).orElse(BEFORE_ALL));
        parameters.add(wanted.after().map(DeliveryId::month).orElse(LocalDate.EPOCH));
        wanted.status().map(Status::wireName).ifPresent(parameters::add);
        int limit = wanted.limit();
        return session.in(
                tenant,
                () -> MessageEntity.<MessageEntity>find(query, Sort.by("m.id"), parameters.toArray())
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
