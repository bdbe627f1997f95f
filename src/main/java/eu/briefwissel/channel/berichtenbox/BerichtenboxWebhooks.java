package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.channel.Heard;
import eu.briefwissel.channel.WebhookDialect;
import eu.briefwissel.crypto.WebhookSignature;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.tenant.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the webhooks of BBK 1.7: {@code read} and {@code reply}. */
@ApplicationScoped
class BerichtenboxWebhooks implements WebhookDialect {

    private final BerichtenboxConfig config;
    private final InstantSource clock;

    @Inject
    BerichtenboxWebhooks(BerichtenboxConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    @Override
    public ChannelName channel() {
        return ChannelName.BERICHTENBOX;
    }

    @Override
    public Heard hear(String kind, byte[] body, @Nullable String signature, Settings settings) {
        if (!secrets(settings).verifies(body, signature)) {
            return new Heard.BadSignature();
        }
        if (body.length > config.webhookLimit().asLongValue()) {
            return new Heard.Malformed("", "the body is larger than the limit");
        }
        try {
            return understood(kind, WebhookBody.parse(body));
        } catch (WebhookBody.Broken broken) {
            return new Heard.Malformed(broken.pointer(), broken.rule());
        }
    }

    private Heard understood(String kind, WebhookBody body) {
        return switch (kind) {
            case "read" -> BbkEvents.read(body);
            case "reply" -> BbkEvents.reply(body, clock.instant());
            default -> new Heard.Malformed("", "this webhook is not part of BBK 1.7");
        };
    }

    /** During a rotation two secrets count. */
    private static WebhookSignature secrets(Settings settings) {
        return new WebhookSignature(List.of(
                settings.find("logius_webhook_secret").orElse(""),
                settings.find("logius_webhook_secret_previous").orElse("")));
    }
}
