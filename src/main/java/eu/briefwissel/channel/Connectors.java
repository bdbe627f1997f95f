package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.tenant.Settings;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The connectors of this process: for each channel one a dialect, of which a tenant speaks one. */
@ApplicationScoped
public class Connectors {

    private final Map<ChannelName, List<Connector>> connectors;
    private final Map<ChannelName, WebhookDialect> dialects = new EnumMap<>(ChannelName.class);
    private final List<ResultInbox> inboxes;
    private final List<EventFeed> feeds;

    Connectors(
            @All List<Connector> connectors,
            @All List<WebhookDialect> dialects,
            @All List<ResultInbox> inboxes,
            @All List<EventFeed> feeds) {
        this.connectors = connectors.stream().collect(Collectors.groupingBy(Connector::channel));
        dialects.forEach(d -> this.dialects.put(d.channel(), d));
        this.inboxes = inboxes;
        this.feeds = feeds;
    }

    /** The connector of a channel for a tenant; an {@link IllegalStateException} where none was built in. */
    public Connector of(ChannelName channel, Settings settings) {
        return connectors.getOrDefault(channel, List.of()).stream()
                .filter(connector -> connector.speaksFor(settings))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no connector speaks to " + channel.wireName()));
    }

    /** The dialects by which a tenant's channels are called now. */
    public Map<ChannelName, String> dialects(Settings settings) {
        return connectors.keySet().stream()
                .collect(Collectors.toMap(
                        channel -> channel, channel -> of(channel, settings).dialect(settings)));
    }

    /** What reads the webhooks of a channel; empty for channels that push nothing. */
    public Optional<WebhookDialect> webhooks(ChannelName channel) {
        return Optional.ofNullable(dialects.get(channel));
    }

    /** The inboxes that a tenant has. */
    public List<ResultInbox> inboxes(Settings settings) {
        return inboxes.stream().filter(inbox -> inbox.isOpenFor(settings)).toList();
    }

    /** The feeds of events that a tenant has. */
    public List<EventFeed> feeds(Settings settings) {
        return feeds.stream().filter(feed -> feed.isOpenFor(settings)).toList();
    }
}
