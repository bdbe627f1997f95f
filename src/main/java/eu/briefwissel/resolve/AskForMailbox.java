package eu.briefwissel.resolve;

import eu.briefwissel.channel.ChannelConfig;
import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.store.KnownMailboxes;
import eu.briefwissel.tenant.SettingMissing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Asks one channel whether the recipient can be reached on it, unless it said so lately (BBK 1.7: a mailbox resolution
 * counts for 24 hours). Channels that only tell on arrival are asked each time, without any call.
 */
@ApplicationScoped
class AskForMailbox {

    private final Connectors connectors;
    private final KnownMailboxes known;
    private final Duration within;

    AskForMailbox(Connectors connectors, KnownMailboxes known, ChannelConfig config) {
        this.connectors = connectors;
        this.known = known;
        this.within = config.mailboxKnownFor();
    }

    Uni<Reach> reach(ChannelName channel, Question question) {
        Connector connector = connectors.of(channel);
        boolean isWorthKeeping = connector.capabilities().knowsBeforehand() && within.isPositive();
        return isWorthKeeping
                ? known.known(question.delivery().tenant(), channel, question.recipient(), within)
                        .chain(lately -> lately.map(reach -> Uni.createFrom().item(reach))
                                .orElseGet(() -> askAndKeep(connector, question)))
                : ask(connector, question);
    }

    private Uni<Reach> askAndKeep(Connector connector, Question question) {
        return ask(connector, question)
                .call(reach -> known.keep(
                        question.delivery().tenant(), connector.channel(), question.recipient(), reach, within));
    }

    private static Uni<Reach> ask(Connector connector, Question question) {
        return Uni.createFrom()
                .deferred(() -> connector.reach(question.recipient(), question.settings()))
                .onFailure(SettingMissing.class)
                .recoverWithItem(missing -> new Reach.TryLater("setting-missing:" + missing.name()));
    }
}
