package eu.briefwissel.trace;

import eu.briefwissel.channel.ReplyContent;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Cases;
import eu.briefwissel.store.Replies;
import eu.briefwissel.store.Tracking;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens what recipients wrote back. Must be called on an event loop; heavy ones come on a worker thread. */
@ApplicationScoped
public class ReadReplies {

    private final Tracking tracking;
    private final Replies replies;
    private final Cases cases;

    ReadReplies(Tracking tracking, Replies replies, Cases cases) {
        this.cases = cases;
        this.tracking = tracking;
        this.replies = replies;
    }

    /** The replies to a message, in the order in which they came in; empty where this tenant has no such message. */
    public Uni<Optional<List<ReceivedReply>>> to(TenantId tenant, DeliveryId id) {
        return tracking.find(tenant, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Uni.combine()
                                .all()
                                .unis(replies.to(tenant, id), cases.of(tenant, id))
                                .with((kept, about) -> Optional.of(kept.stream()
                                        .map(one -> opened(one, about))
                                        .toList())));
    }

    /** One file of one reply, counted from 0; empty where there is none. */
    public Uni<Optional<ReceivedReply.File>> attachment(TenantId tenant, DeliveryId id, UUID reply, int number) {
        return replies.to(tenant, id)
                .map(kept -> kept.stream()
                        .filter(one -> one.id().equals(reply))
                        .map(one -> opened(one, Optional.empty()))
                        .flatMap(one -> one.attachments().stream().skip(number).limit(1))
                        .findFirst());
    }

    private static ReceivedReply opened(Replies.Kept kept, Optional<CaseReference> about) {
        ReplyContent content = ReplyContent.read(kept.content());
        return new ReceivedReply(
                kept.id(),
                kept.at(),
                kept.receivedAt(),
                content.text(),
                content.attachments().stream()
                        .map(f -> new ReceivedReply.File(f.name(), f.mediaType(), f.content()))
                        .toList(),
                about);
    }
}
