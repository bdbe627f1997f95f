package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * One delivery to which legal things happen at random, on a clock that jumps from one to the next. Keeps what the store
 * would keep: the state, the evidence (one row for each id), the queued work, the receipts; and the calls under way, of
 * which a channel that recognises a repeat may have two.
 */
final class Walk {

    private static final List<ChannelName> CHANNELS = List.of(ChannelName.values());

    private static final Set<EvidenceKind> HANDED_OVER =
            Set.of(EvidenceKind.SENT_FOR_PROCESSING, EvidenceKind.CONTENT_CONSIGNMENT, EvidenceKind.RELAY_TO_NON_ERDS);

    private final Random random;
    private final Map<UUID, Evidence> timeline = new LinkedHashMap<>();
    private final Map<Integer, Leg> receipts = new LinkedHashMap<>();
    private final List<Call> underWay = new ArrayList<>();
    private final Set<Integer> doubted = new HashSet<>();
    private final WalkRules rules = new WalkRules();

    private Instant now = Notation.NOW;
    private Delivery delivery;
    private List<Work> work;

    Walk(long seed) {
        random = new Random(seed);
        DeliveryId id = DeliveryId.of(now, new UUID(random.nextLong(), random.nextLong()));
        delivery = Delivery.of(new TenantId("gemeente"), id, route());
        work = List.of();
        commit(random.nextBoolean() ? delivery.acceptance() : delivery.acceptance(Stage.INSPECT));
    }

    private Route route() {
        List<ChannelName> channels = new ArrayList<>(CHANNELS);
        Collections.shuffle(channels, random);
        return new Route(channels.subList(0, 1 + random.nextInt(channels.size())));
    }

    /** Lets one thing happen, and judges what was decided. */
    void step() {
        now = now.plus(Duration.ofSeconds(1 + random.nextInt(200_000)));
        switch (random.nextInt(10)) {
            case 0 -> queued(Stage.INSPECT).ifPresentOrElse(_ -> inspect(), this::resolve);
            case 1 -> begin();
            case 2, 3 -> end();
            case 4 -> read();
            case 5 -> {
                if (random.nextInt(3) == 0) {
                    say();
                } else {
                    reply();
                }
            }
            case 6 -> result();
            case 7 -> overdue();
            case 8 -> Deadline.reached(delivery, now).ifPresent(this::commit);
            default -> {
                if (random.nextInt(20) == 0) {
                    withdraw();
                } else {
                    operate();
                }
            }
        }
    }

    Status status() {
        return delivery.state().status();
    }

    List<Evidence> evidence() {
        return List.copyOf(timeline.values());
    }

    /** Told twice, as by two who looked at the same time. */
    private void inspect() {
        Map<ChannelName, String> unfit = delivery.state().leg().route().channels().stream()
                .filter(_ -> random.nextInt(3) == 0)
                .collect(Collectors.toMap(channel -> channel, _ -> "pdf-pdfa"));
        Inspecting.Found found = new Inspecting.Found(unfit, "documents=1");
        Delivery before = delivery;
        Inspecting.ended(delivery, found, now).ifPresent(this::commit);
        assertThat(delivery.state().leg().route().channels())
                .as("the route after it was looked into")
                .isSubsetOf(before.state().leg().route().channels());
    }

    private void resolve() {
        Optional<Resolving> asking = Resolving.of(delivery);
        Optional<Work> due = queued(Stage.RESOLVE);
        assertThat(due.isPresent()).as("resolving is queued while accepted").isEqualTo(asking.isPresent());
        while (asking.isPresent()) {
            Resolving question = asking.get();
            Call call = new Call(question.leg(), due.orElseThrow().tries(), now);
            switch (question.told(reach(), call, Notation.SCHEDULE)) {
                case Resolving.Next.Ask(Resolving further) -> asking = Optional.of(further);
                case Resolving.Next.Decided(Decision decision) -> {
                    commit(decision);
                    asking = Optional.empty();
                }
            }
        }
    }

    /** As the store looks at it: calls under way or in doubt, and what the timeline says was handed over. */
    private void withdraw() {
        boolean mayBeThere = !underWay.isEmpty()
                || !doubted.isEmpty()
                || timeline.values().stream().map(Evidence::kind).anyMatch(HANDED_OVER::contains);
        Withdrawing.of(delivery, mayBeThere, now).ifPresent(decision -> {
            assertThat(receipts)
                    .as("what somebody has a receipt for is not withdrawn")
                    .isEmpty();
            commit(decision);
        });
    }

    private void begin() {
        if (!(delivery.state() instanceof DeliveryState.Resolved(Leg leg))
                || queued(Stage.PUBLISH).isEmpty()) {
            return;
        }
        long same = underWay.stream().filter(c -> c.leg().equals(leg)).count();
        if (same == 0 || (same == 1 && recognisesRepeat(leg))) {
            boolean inDoubt = same > 0 || doubted.contains(leg.step());
            underWay.add(new Call(leg, queued(Stage.PUBLISH).orElseThrow().tries(), now, inDoubt));
            rules.begun(leg);
        }
    }

    private void end() {
        if (underWay.isEmpty()) {
            return;
        }
        Call begunCall = underWay.remove(random.nextInt(underWay.size()));
        Call call = new Call(begunCall.leg(), begunCall.failedBefore(), now, begunCall.inDoubt());
        Handover handover = handover(call.leg());
        rules.ended(call.leg(), handover, recognisesRepeat(call.leg()));
        new HandingOver(delivery, call, terms(call.leg())).ended(handover).ifPresent(decision -> {
            decision.learnt().ifPresent(_ -> receipts.put(call.leg().attempt(), call.leg()));
            rules.decided(call, handover, decision);
            commit(decision);
        });
        if (handover instanceof Handover.Taken || handover instanceof Handover.TakenUnopenedBox) {
            assertThat(receipts).as("no receipt is lost").containsKey(call.leg().attempt());
        }
    }

    private void read() {
        tell((leg, at) -> new MailboxEvent.Read("R-" + leg.attempt(), at));
    }

    private void reply() {
        String replyId = "A-" + random.nextInt(3);
        tell((leg, at) -> new MailboxEvent.Replied("R-" + leg.attempt(), replyId, at));
    }

    /** The operator, of a mailbox that it lies in or lay in; told twice. */
    private void say() {
        List<Leg> mailboxes =
                receipts.values().stream().filter(l -> l.channel().isMailbox()).toList();
        if (mailboxes.isEmpty()) {
            return;
        }
        Leg leg = mailboxes.get(random.nextInt(mailboxes.size()));
        String receipt = "R-" + leg.attempt();
        MailboxEvent.OfMailbox event = switch (random.nextInt(3)) {
            case 0 -> new MailboxEvent.Arrived(receipt, now);
            case 1 -> new MailboxEvent.NeverOpened(receipt, now);
            default -> new MailboxEvent.Noticed(receipt, "N-" + random.nextInt(3), "reminder", now);
        };
        commit(new MailboxTold(delivery, leg, now).told(event));
        int rows = timeline.size();
        commit(new MailboxTold(delivery, leg, now).told(event));
        assertThat(timeline).as("rows after the same was said again").hasSize(rows);
    }

    /** Told twice, the second time with another moment, as by a channel that is polled. */
    private void tell(BiFunction<Leg, Instant, MailboxEvent.OfReader> event) {
        List<Leg> mailboxes =
                receipts.values().stream().filter(l -> l.channel().isMailbox()).toList();
        if (!mailboxes.isEmpty()) {
            Leg leg = mailboxes.get(random.nextInt(mailboxes.size()));
            commit(new Receiving(delivery, leg).told(event.apply(leg, now)));
            int rows = timeline.size();
            commit(new Receiving(delivery, leg).told(event.apply(leg, now.plusSeconds(1))));
            assertThat(timeline).as("rows after the same event was told again").hasSize(rows);
        }
    }

    /** Of the channel where it stands, or of one that it left; never while a call is under way, see ReceiveEvents. */
    private void result() {
        List<Leg> asked = receipts.values().stream()
                .filter(l -> l.channel() == ChannelName.BERICHTENBOX)
                .toList();
        if (asked.isEmpty() || !underWay.isEmpty()) {
            return;
        }
        Leg told = asked.get(random.nextInt(asked.size()));
        Leg present = delivery.state().leg();
        Leg leg = present.channel() == told.channel() ? present : told;
        MailboxEvent.Result[] results = MailboxEvent.Result.values();
        MailboxEvent.Processed event = new MailboxEvent.Processed(
                "R-" + told.attempt(), "E-" + random.nextInt(), results[random.nextInt(results.length)], "code", now);
        int failed = queued(Stage.POLL).map(Work::tries).orElse(0);
        var waited = new ResultTold.Present(queued(Stage.PUBLISH).isPresent(), Optional.empty());
        Call call = new Call(leg, failed, now, doubted.contains(leg.step()));
        new ResultTold(delivery, call, Notation.SCHEDULE, waited).told(event).ifPresent(decision -> {
            decision.learnt().ifPresent(l -> receipts.put(l.leg().attempt(), l.leg()));
            commit(decision);
        });
    }

    private void overdue() {
        if (delivery.state() instanceof DeliveryState.Resolved
                && queued(Stage.POLL).isPresent()) {
            ResultOverdue.of(delivery, now).ifPresent(this::commit);
        }
    }

    private void operate() {
        if (random.nextInt(20) == 0) {
            Shredding.stopping(delivery, now).ifPresent(this::commit);
            commit(Shredding.done(delivery, now));
            return;
        }
        if (random.nextInt(4) == 0) {
            OperatorRetry.of(delivery, now).ifPresent(decision -> {
                rules.operatorActed();
                commit(decision);
            });
        }
    }

    private void commit(Decision decision) {
        DeliveryState before = delivery.state();
        if (decision.isInDoubt()) {
            doubted.add(before.leg().step());
        }
        decision.evidence().forEach(fact -> timeline.putIfAbsent(fact.id(), fact));
        work = decision.work().orElse(work);
        delivery = new Delivery(delivery.tenant(), delivery.id(), delivery.version() + 1, decision.next());
        rules.committed(before, delivery.state(), work, evidence());
    }

    private Optional<Work> queued(Stage stage) {
        return work.stream().filter(w -> w.stage() == stage).findFirst();
    }

    private Reach reach() {
        return switch (random.nextInt(6)) {
            case 0 -> new Reach.HasMailbox();
            case 1 -> new Reach.NotToldBeforehand();
            case 2 -> new Reach.NoMailbox();
            case 3 -> new Reach.OptedOut();
            case 4 -> new Reach.Busy("429", Optional.of(Duration.ofHours(2)));
            default -> new Reach.TryLater("503");
        };
    }

    private Handover handover(Leg leg) {
        Receipt receipt = new Receipt("R-" + leg.attempt(), now);
        if (leg.channel() == ChannelName.BERICHTENBOX && random.nextInt(3) == 0) {
            return new Handover.Underway(receipt, Duration.ofDays(1));
        }
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Handover.Taken(receipt);
            case 2 -> leg.channel().isMailbox() ? new Handover.TakenUnopenedBox(receipt) : new Handover.Taken(receipt);
            case 3 -> new Handover.TakenBefore();
            case 4 -> new Handover.Refused(anyOf(Cause.NO_MAILBOX, Cause.OPTED_OUT, Cause.BOUNCED), "E-1");
            case 5 -> new Handover.Refused(anyOf(Cause.REFUSED, Cause.NO_ADDRESS), "E-2");
            case 6, 7 -> new Handover.Unknown("time-out");
            case 8 -> new Handover.Busy("429", Optional.of(Duration.ofHours(2)));
            default -> new Handover.TryLater("503");
        };
    }

    private Cause anyOf(Cause... causes) {
        return causes[random.nextInt(causes.length)];
    }

    private ChannelTerms terms(Leg leg) {
        Optional<Duration> pollEvery =
                leg.channel() == ChannelName.BERICHTENBOX ? Optional.empty() : Optional.of(Duration.ofHours(1));
        return new ChannelTerms(
                recognisesRepeat(leg), Notation.SCHEDULE, Optional.of(now.plus(Duration.ofDays(7))), pollEvery);
    }

    /** eBox Enterprise stands in for a dialect that does not: v2.1. */
    private static boolean recognisesRepeat(Leg leg) {
        return switch (leg.channel()) {
            case BERICHTENBOX, EBOX_CITIZEN -> true;
            case EBOX_ENTERPRISE, EMAIL -> false;
        };
    }
}
