package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.EventFeed;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.channel.wire.Failure;
import eu.briefwissel.channel.wire.Urls;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The events platform (EES) that tells what happens to enterprises' messages. */
final class EboxFeed implements EventFeed {

    private static final Logger LOG = Logger.getLogger(EboxFeed.class);

    private static final Box BOX = Box.ENTERPRISE;
    private static final String URL = BOX.setting("events_url");

    private final EboxLine line;
    private final InstantSource clock;

    EboxFeed(EboxLine line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    @Override
    public ChannelName channel() {
        return BOX.channel();
    }

    @Override
    public boolean isOpenFor(Settings settings) {
        return settings.find(URL).isPresent();
    }

    @Override
    public String name(Settings settings) {
        String feed = Urls.base(settings, URL) + " " + client(EboxAccount.of(BOX, settings));
        return UUID.nameUUIDFromBytes(feed.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public Uni<Optional<Page>> readOn(OptionalLong after, Settings settings) {
        return Uni.createFrom().deferred(() -> {
            URI url = Urls.base(settings, URL);
            EboxAccount account = EboxAccount.of(BOX, settings);
            long from = after.orElse(0);
            String since = after.isPresent()
                    ? null
                    : clock.instant().minus(EboxAssumptions.FIRST_LOOK_BACK).toString();
            return line.exchange(
                            settings,
                            account,
                            bearer -> line.api()
                                    .events(url, bearer, from, EboxAssumptions.EVENTS_PAGE, client(account), since))
                    .onItemOrFailure()
                    .transform((answer, failure) ->
                            failure == null ? page(answer, from, settings) : untold(Failure.reason(failure), settings));
        });
    }

    private Optional<Page> page(Answer answer, long from, Settings settings) {
        return answer.isSuccess()
                ? EboxEvents.page(answer.body(), from, clock.instant()).or(() -> untold("no-page", settings))
                : untold(answer.reason(), settings);
    }

    private static String client(EboxAccount account) {
        return account.credentials().clientId();
    }

    private static Optional<Page> untold(String reason, Settings settings) {
        LOG.warnf(
                "events not told channel=%s tenant=%s reason=%s", BOX.channel().wireName(), settings.tenant(), reason);
        return Optional.empty();
    }
}
