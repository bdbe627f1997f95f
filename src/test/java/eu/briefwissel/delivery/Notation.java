package eu.briefwissel.delivery;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The short hand of these tests' tables. A state is {@code held berichtenbox#1 gave-up}: its status, the channel and the
 * attempt, its cause. Times are named ({@code deadline}, {@code after-asking}, {@code poll-time}) or told from {@link #NOW} ({@code +PT5M}).
 */
final class Notation {

    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Instant DEADLINE = Instant.parse("2026-11-27T23:00:00Z");
    static final Duration POLL_EVERY = Duration.ofHours(6);
    static final Instant POLL_TIME = NOW.plus(POLL_EVERY);

    /** Asked once more after the deadline before anything is concluded from it. */
    static final Instant AFTER_ASKING = DEADLINE.plus(POLL_EVERY.multipliedBy(2));

    static final Receipt RECEIPT = new Receipt("R-1", NOW.minusSeconds(1));
    static final RetrySchedule SCHEDULE = new RetrySchedule(List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4)));

    private static final TenantId TENANT = new TenantId("gemeente");
    private static final DeliveryId ID = DeliveryId.of(NOW, UUID.fromString("919108f7-52d1-4320-9bac-f847db4148a8"));

    private Notation() {}

    static Delivery delivery(DeliveryState state) {
        return new Delivery(TENANT, ID, 3, state);
    }

    /** {@code berichtenbox email}. */
    static Route route(String text) {
        return new Route(Arrays.stream(text.split(" "))
                .map(name -> ChannelName.named(name).orElseThrow())
                .toList());
    }

    /** {@code email#2}. */
    static Leg leg(Route route, String text) {
        int hash = text.indexOf('#');
        ChannelName channel = ChannelName.named(text.substring(0, hash)).orElseThrow();
        return route.leg(channel, Integer.parseInt(text.substring(hash + 1)));
    }

    static DeliveryState state(Route route, String text) {
        String[] words = text.split(" ", 3);
        return switch (Status.named(words[0]).orElseThrow()) {
            case ACCEPTED -> new DeliveryState.Accepted(route);
            case RESOLVED -> new DeliveryState.Resolved(leg(route, words[1]));
            case PUBLISHED ->
                new DeliveryState.Published(
                        leg(route, words[1]), RECEIPT, Optional.of(DEADLINE).filter(_ -> words.length > 2));
            case OPENED -> new DeliveryState.Opened(leg(route, words[1]));
            case DISPATCHED -> new DeliveryState.Dispatched(leg(route, words[1]), RECEIPT);
            case HELD -> new DeliveryState.Held(leg(route, words[1]), Cause.named(words[2]));
            case WITHDRAWN -> new DeliveryState.Withdrawn(leg(route, words[1]));
            case UNDELIVERABLE -> new DeliveryState.Undeliverable(leg(route, words[1]), Cause.named(words[2]));
        };
    }

    static String text(DeliveryState state) {
        String name = state.status().wireName() + " ";
        return switch (state) {
            case DeliveryState.Accepted _ -> "accepted";
            case DeliveryState.Resolved(Leg leg) -> name + text(leg);
            case DeliveryState.Published(Leg leg, Receipt _, var readBy) ->
                name + text(leg) + readBy.map(by -> " by " + text(by)).orElse("");
            case DeliveryState.Opened(Leg leg) -> name + text(leg);
            case DeliveryState.Dispatched(Leg leg, Receipt _) -> name + text(leg);
            case DeliveryState.Held(Leg leg, Cause cause) -> name + text(leg) + " " + cause.wireName();
            case DeliveryState.Withdrawn(Leg leg) -> name + text(leg);
            case DeliveryState.Undeliverable(Leg leg, Cause cause) -> name + text(leg) + " " + cause.wireName();
        };
    }

    /** {@code ContentConsignmentFailure#1 no-mailbox, ChannelChosen#2}. */
    static String evidence(Decision decision) {
        return decision.evidence().stream()
                .map(e -> e.kind().wireName() + "#" + e.attempt()
                        + e.cause().map(c -> " " + c.wireName()).orElse(""))
                .collect(joining(", "));
    }

    /** {@code publish +PT1M 1}: stage, due time, calls failed before; {@code none}; or {@code as it was}. */
    static String work(Decision decision) {
        if (decision.work().isEmpty()) {
            return "as it was";
        }
        String all = decision.work().get().stream()
                .map(w -> w.stage().wireName() + " " + text(w.dueAt()) + " " + w.tries())
                .collect(joining(", "));
        return all.isEmpty() ? "none" : all;
    }

    static String receipt(Decision decision) {
        return decision.learnt().map(l -> l.receipt().foreignId()).orElse("none");
    }

    /** State, evidence, work and receipt. */
    static List<String> all(Decision decision) {
        return List.of(text(decision.next()), evidence(decision), work(decision), receipt(decision));
    }

    private static String text(Leg leg) {
        return leg.channel().wireName() + "#" + leg.attempt();
    }

    private static String text(Instant at) {
        if (at.equals(DEADLINE)) {
            return "deadline";
        }
        if (at.equals(AFTER_ASKING)) {
            return "after-asking";
        }
        return at.equals(POLL_TIME) ? "poll-time" : "+" + Duration.between(NOW, at);
    }
}
