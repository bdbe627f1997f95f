package eu.briefwissel.upkeep;

import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.DailyLook;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The seed's daily run (BBK 1.7, FallbackEmailJob) and what else is due once a day: falls back for what nobody saw to,
 * reminds operators of what waits for an address, warns of certificates that end, deletes what is past its retention.
 */
@ApplicationScoped
class DailyRun {

    private static final Logger LOG = Logger.getLogger(DailyRun.class);

    private final DailyLook look;
    private final TenantDirectory tenants;
    private final Connectors connectors;
    private final UpkeepConfig config;
    private final InstantSource clock;

    DailyRun(DailyLook look, TenantDirectory tenants, Connectors connectors, UpkeepConfig config, InstantSource clock) {
        this.look = look;
        this.tenants = tenants;
        this.connectors = connectors;
        this.config = config;
        this.clock = clock;
    }

    /** Falls back: the work is queued, and found by whoever carries it. */
    Uni<Void> fallBack() {
        return look.queueOverdue(clock.instant())
                .invoke(many -> {
                    if (many > 0) {
                        LOG.warnf("queued the fallback of %d deliveries that nobody would have seen to", many);
                    }
                })
                .replaceWithVoid();
    }

    /** BBK 1.7, Troubleshooting: "the bridge logs a WARNING with messageId". */
    Uni<Void> remind() {
        return look.waitingForAddress()
                .invoke(waiting -> waiting.forEach(one -> LOG.warnf(
                        "waits for an address: no mailbox and no e-mail, delivery=%s tenant=%s",
                        one.delivery(), one.tenant())))
                .replaceWithVoid();
    }

    Uni<Void> deletePastRetention() {
        return look.deletePastRetention(clock.instant())
                .invoke(many -> {
                    if (many > 0) {
                        LOG.infof("deleted messages=%d, their retention has passed", many);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> watchCertificates() {
        return look.tenants().chain(all -> {
            Uni<Void> chain = Uni.createFrom().voidItem();
            for (TenantId tenant : all) {
                chain = chain.chain(() -> watch(tenant));
            }
            return chain;
        });
    }

    private Uni<Void> watch(TenantId tenant) {
        return tenants.settings(tenant)
                .invoke(this::watch)
                .replaceWithVoid()
                // One tenant whose settings cannot be opened must not keep the others' from being watched.
                .onFailure()
                .invoke(failure -> LOG.warnf(failure, "settings cannot be looked at tenant=%s", tenant))
                .onFailure()
                .recoverWithNull();
    }

    /** The tenant's own certificates and those of its senders, each once. */
    private void watch(Settings tenant) {
        Stream<Settings> accounts = Stream.concat(
                Stream.of(tenant),
                tenant.senders().all().values().stream().map(sender -> SenderSettings.of(tenant, sender)));
        accounts.flatMap(settings -> Stream.of(ChannelName.values())
                        .flatMap(channel -> connectors.of(channel, settings).credentialsEnd(settings).stream()
                                .map(end -> new Ends(channel, end))))
                .distinct()
                .forEach(ends -> warn(tenant.tenant(), ends.channel(), ends.at()));
    }

    private record Ends(ChannelName channel, Instant at) {}

    private void warn(TenantId tenant, ChannelName channel, Instant end) {
        Duration left = Duration.between(clock.instant(), end);
        if (left.compareTo(config.warnBefore()) < 0) {
            LOG.logf(
                    left.isNegative() ? Logger.Level.ERROR : Logger.Level.WARN,
                    "certificate %s tenant=%s channel=%s until=%s days=%s",
                    new Object[] {
                        left.isNegative() ? "has ended" : "ends", tenant, channel.wireName(), end, left.toDays()
                    });
        }
    }
}
