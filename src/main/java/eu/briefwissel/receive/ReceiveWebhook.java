package eu.briefwissel.receive;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.channel.Heard;
import eu.briefwissel.channel.Reply;
import eu.briefwissel.channel.ReplyContent;
import eu.briefwissel.channel.WebhookDialect;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.MailboxEvent;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.MailboxEvents;
import eu.briefwissel.store.NoSuchTenant;
import eu.briefwissel.store.Replies;
import eu.briefwissel.store.RowBroken;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Believes a webhook call whose signature is right, remembers its event once, and lets it have its effect. */
@ApplicationScoped
public class ReceiveWebhook {

    private static final int HEAVY = 32 << 10;

    private final TenantDirectory tenants;
    private final Connectors connectors;
    private final MailboxEvents events;
    private final ReceiveEvents effect;
    private final WebhookMeters meters;

    ReceiveWebhook(
            TenantDirectory tenants,
            Connectors connectors,
            MailboxEvents events,
            ReceiveEvents effect,
            WebhookMeters meters) {
        this.tenants = tenants;
        this.connectors = connectors;
        this.events = events;
        this.effect = effect;
        this.meters = meters;
    }

    /** One call, as it came in. */
    public record WebhookCall(
            TenantId tenant,
            ChannelName channel,
            String kind,
            byte[] body,
            @Nullable String signature) {

        @Override
        public String toString() {
            return "webhook " + channel.wireName() + "/" + kind + " of " + tenant;
        }
    }

    /** What is answered. */
    public sealed interface Answer {

        /**
         * Remembered durably.
         *
         * @param updated whether a delivery was moved or written to by this very call
         * @param parked whether the message it names is not known (yet)
         * @param replyId our id of the reply, where it is one and its message is known
         */
        record Received(boolean updated, boolean parked, Optional<UUID> replyId) implements Answer {}

        /** Absent or wrong, or no secret is set for the tenant, or there is no such tenant. */
        record BadSignature() implements Answer {}

        /** Signed, but not what the contract says. */
        record Malformed(String field, String rule) implements Answer {}
    }

    /** Takes one call in; the item comes after its event was committed. */
    public Uni<Answer> receive(WebhookCall call) {
        Uni<Settings> settings = tenants.settings(call.tenant());
        // Digesting and reading a file would keep an event loop from others' work.
        Uni<Settings> ready =
                call.body().length > HEAVY ? settings.emitOn(Infrastructure.getDefaultWorkerPool()) : settings;
        return ready.map(these -> hear(call, these))
                .onFailure(NoSuchTenant.class)
                .recoverWithItem(new Heard.BadSignature())
                .chain(heard -> switch (heard) {
                    case Heard.Authentic(MailboxEvent event, Optional<Reply> reply) -> received(call, event, reply);
                    case Heard.BadSignature _ -> Uni.createFrom().<Answer>item(new Answer.BadSignature());
                    case Heard.Malformed(String field, String rule) ->
                        Uni.createFrom().<Answer>item(new Answer.Malformed(field, rule));
                })
                .invoke(answer -> meters.count(call.channel(), answer));
    }

    private Heard hear(WebhookCall call, Settings settings) {
        WebhookDialect dialect = connectors
                .webhooks(call.channel())
                .orElseThrow(() -> new IllegalStateException(
                        "no webhooks from " + call.channel().wireName()));
        return dialect.hear(call.kind(), call.body(), call.signature(), settings);
    }

    private Uni<Answer> received(WebhookCall call, MailboxEvent event, Optional<Reply> reply) {
        return events.arrive(call.tenant(), call.channel(), event, reply.map(ReplyContent::of))
                .chain(arrival -> arrival.delivery()
                        .map(delivery -> effect.takeIn(call.tenant(), delivery)
                                // Remembered, and the queue sees to it: telling it again would change nothing.
                                .onFailure(RowBroken.class)
                                .recoverWithItem(new ReceiveEvents.Taken(0, 0, 1))
                                .<Answer>map(taken -> new Answer.Received(
                                        arrival.waits() && taken.effects() > 0,
                                        false,
                                        reply.map(_ -> Replies.idOf(delivery, event.eventId())))))
                        .orElseGet(() -> Uni.createFrom().item(new Answer.Received(false, true, Optional.empty()))));
    }
}
