package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connectors of this process, one a channel. */
@ApplicationScoped
public class Connectors {

    private final Map<ChannelName, Connector> connectors = new EnumMap<>(ChannelName.class);
    private final Map<ChannelName, WebhookDialect> dialects = new EnumMap<>(ChannelName.class);

    Connectors(@All List<Connector> connectors, @All List<WebhookDialect> dialects) {
        connectors.forEach(c -> this.connectors.put(c.channel(), c));
        dialects.forEach(d -> this.dialects.put(d.channel(), d));
    }

    /** The connector of a channel; an {@link IllegalStateException} where none was built in. */
    public Connector of(ChannelName channel) {
        return Optional.ofNullable(connectors.get(channel))
                .orElseThrow(() -> new IllegalStateException("no connector speaks to " + channel.wireName()));
    }

    /** What reads the webhooks of a channel; empty for channels that push nothing. */
    public Optional<WebhookDialect> webhooks(ChannelName channel) {
        return Optional.ofNullable(dialects.get(channel));
    }
}
