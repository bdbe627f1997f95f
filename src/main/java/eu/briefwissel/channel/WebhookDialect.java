package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.tenant.Settings;
import org.jspecify.annotations.Nullable;

/** Reads what a channel pushes to us. Pure: nothing is called, nothing is kept. */
public interface WebhookDialect {

    ChannelName channel();

    /**
     * Verifies and reads one webhook call. The signature is judged before the body is looked at, in constant time.
     *
     * @param kind which of the channel's webhooks: the last segment of its path, {@code read} or {@code reply}
     * @param body the raw bytes, exactly as they came
     * @param signature the channel's signature header; null where it was absent
     */
    Heard hear(String kind, byte[] body, @Nullable String signature, Settings settings);
}
