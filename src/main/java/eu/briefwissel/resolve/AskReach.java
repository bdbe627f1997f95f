package eu.briefwissel.resolve;

import eu.briefwissel.channel.Connector;
import eu.briefwissel.channel.Connectors;
import eu.briefwissel.delivery.Addressee;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.request.Answer;
import eu.briefwissel.request.ReadJson;
import eu.briefwissel.request.Violations;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.tenant.Sender;
import eu.briefwissel.tenant.SenderSettings;
import eu.briefwissel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers a sender who of many recipients can be reached in their mailbox, by what channels said lately or say now. */
@ApplicationScoped
public class AskReach {

    /** About how many it may be asked at once. */
    public static final int MOST = 1_000;

    /** A channel that tells of one at a time is asked about so many at once. */
    private static final int AT_ONCE = 16;

    /** Who waits for the answer gives up; what is not known by then is not known. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final ReadJson<ReachRequest> REQUEST = new ReadJson<>(ReachRequest.class);

    private final AskForMailbox mailboxes;
    private final Connectors connectors;
    private final TenantDirectory tenants;
    private final InstantSource clock;

    AskReach(AskForMailbox mailboxes, Connectors connectors, TenantDirectory tenants, InstantSource clock) {
        this.mailboxes = mailboxes;
        this.connectors = connectors;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Whether somebody can be reached. */
    public enum Reachable {
        /** There is a mailbox. */
        REACHABLE("reachable"),
        /** There is none. */
        NO_MAILBOX("no-mailbox"),
        /** There is one, but consent was withdrawn. */
        WITHDRAWN("withdrawn"),
        /** The channel, or this tenant's way of using it, tells on arrival only. */
        NOT_TOLD_BEFOREHAND("not-told-beforehand"),
        /** The channel did not answer, or not in time. */
        UNKNOWN("unknown");

        private final String wireName;

        Reachable(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * What is known of one.
     *
     * @param askedAt when the channel said so; empty where it did not
     * @param exclusively whether they want no paper copy, see {@link Reach.HasMailbox}
     */
    public record Known(ChannelName channel, Reachable reachable, Optional<Instant> askedAt, boolean exclusively) {}

    /** What is known of each, in the order of the question. */
    public Uni<Answer<List<Known>>> ask(TenantId tenant, byte[] body) {
        Violations violations = new Violations();
        return switch (REQUEST.read(body, violations)) {
            case ReadJson.Reading.Malformed<ReachRequest>(int line, int column, String sentence) ->
                Uni.createFrom().item(new Answer.Malformed<>(line, column, sentence));
            case ReadJson.Reading.Misshapen<ReachRequest> _ ->
                Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
            case ReadJson.Reading.Read<ReachRequest>(ReachRequest request) -> {
                List<Addressee> all = new CheckReach(violations).of(request);
                yield violations.isEmpty()
                        ? tenants.settings(tenant)
                                .chain(settings -> ask(all, ofSender(settings)))
                                .map(Answer.Kept::new)
                        : Uni.createFrom().item(new Answer.Invalid<>(violations.all()));
            }
        };
    }

    /** By the account that a message would go out by, whose submission names no sender. */
    private static Settings ofSender(Settings tenant) {
        return SenderSettings.asked(
                tenant, tenant.senders().meant(Optional.empty()).map(Sender::name));
    }

    private Uni<List<Known>> ask(List<Addressee> all, Settings settings) {
        Instant until = clock.instant().plus(PATIENCE);
        List<Known> known = new ArrayList<>(Collections.nCopies(all.size(), unknown(ChannelName.EMAIL)));
        Map<ChannelName, List<Integer>> byChannel = IntStream.range(0, all.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> all.get(i).recipient().scheme().mailbox()));
        return Multi.createFrom()
                .iterable(byChannel.entrySet())
                .onItem()
                .transformToUniAndMerge(e -> {
                    Connector connector = connectors.of(e.getKey(), settings);
                    return Multi.createFrom()
                            .iterable(e.getValue())
                            .onItem()
                            .transformToUni(i ->
                                    one(connector, all.get(i), settings, until).invoke(answer -> known.set(i, answer)))
                            .merge(connector.reachTogether() > 1 ? MOST : AT_ONCE)
                            .collect()
                            .last();
                })
                .collect()
                .last()
                .replaceWith(known);
    }

    private Uni<Known> one(Connector connector, Addressee addressee, Settings settings, Instant until) {
        return Uni.createFrom().deferred(() -> {
            Duration left = Duration.between(clock.instant(), until);
            Known unknown = unknown(connector.channel());
            return left.isPositive()
                    ? mailboxes
                            .reach(connector, addressee, settings)
                            .map(answer -> known(connector.channel(), answer))
                            .ifNoItem()
                            .after(left)
                            .recoverWithItem(unknown)
                    : Uni.createFrom().item(unknown);
        });
    }

    private static Known unknown(ChannelName channel) {
        return new Known(channel, Reachable.UNKNOWN, Optional.empty(), false);
    }

    private static Known known(ChannelName channel, AskForMailbox.Answer answer) {
        return switch (answer) {
            case AskForMailbox.Answer.PutOff _ -> unknown(channel);
            case AskForMailbox.Answer.Told(Reach reach, Optional<Instant> askedAt) ->
                new Known(
                        channel,
                        reachable(reach),
                        askedAt,
                        reach instanceof Reach.HasMailbox(boolean exclusively) && exclusively);
        };
    }

    private static Reachable reachable(Reach reach) {
        return switch (reach) {
            case Reach.HasMailbox _ -> Reachable.REACHABLE;
            case Reach.NoMailbox _ -> Reachable.NO_MAILBOX;
            case Reach.OptedOut _ -> Reachable.WITHDRAWN;
            case Reach.NotToldBeforehand _ -> Reachable.NOT_TOLD_BEFOREHAND;
            case Reach.Busy _, Reach.TryLater _ -> Reachable.UNKNOWN;
        };
    }
}
