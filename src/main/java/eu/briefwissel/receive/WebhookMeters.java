package eu.briefwissel.receive;

import eu.briefwissel.delivery.ChannelName;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** How webhook calls are answered: one that is parked, or whose signature is wrong, is worth a look where there are many. */
@ApplicationScoped
class WebhookMeters {

    static final String WEBHOOKS = "briefwissel.webhooks";

    private final MeterRegistry meters;

    WebhookMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(ChannelName channel, ReceiveWebhook.Answer answer) {
        String outcome = switch (answer) {
            case ReceiveWebhook.Answer.Received received -> received.parked() ? "parked" : "received";
            case ReceiveWebhook.Answer.BadSignature _ -> "bad-signature";
            case ReceiveWebhook.Answer.Malformed _ -> "malformed";
        };
        meters.counter(WEBHOOKS, "channel", channel.wireName(), "outcome", outcome)
                .increment();
    }
}
