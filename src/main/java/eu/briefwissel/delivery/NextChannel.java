package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows when a channel is given up: the next one of the route, else an operator, else the end. */
final class NextChannel {

    private NextChannel() {}

    /** The fact that {@code leg} failed, by the name that fits its channel. */
    static Evidence failure(DeliveryId id, Leg leg, Cause cause, Instant at) {
        EvidenceKind kind = leg.channel().isMailbox()
                ? EvidenceKind.CONTENT_CONSIGNMENT_FAILURE
                : EvidenceKind.RELAY_TO_NON_ERDS_FAILURE;
        return Evidence.once(id, kind, leg, at).because(cause);
    }

    /** Goes on after a failed handing-over, whose {@code fact} stands first. */
    static Decision after(DeliveryId id, DeliveryState.Resolved failed, Evidence fact, Instant now) {
        Cause cause = fact.cause().orElseThrow();
        List<Evidence> facts = List.of(fact);
        return failed.leg()
                .next()
                .map(next -> taken(id, failed.on(next), facts, now))
                .orElseGet(() -> isFinal(cause)
                        ? ended(id, failed.undeliverable(cause), facts, now)
                        : held(id, failed.held(cause), facts, now));
    }

    static Decision taken(DeliveryId id, DeliveryState.Resolved next, List<Evidence> facts, Instant now) {
        return chosen(id, next, facts, "", now);
    }

    /** As {@link #taken}, where something is known of why. */
    static Decision chosen(
            DeliveryId id, DeliveryState.Resolved next, List<Evidence> facts, String detail, Instant now) {
        Evidence chosen =
                Evidence.once(id, EvidenceKind.CHANNEL_CHOSEN, next.leg(), now).detailed(detail);
        return Decision.step(next, with(facts, chosen), List.of(new Work(Stage.PUBLISH, now, 0)));
    }

    static Decision held(DeliveryId id, DeliveryState.Held held, List<Evidence> facts, Instant now) {
        Evidence waits = Evidence.once(id, EvidenceKind.HELD, held.leg(), now).because(held.cause());
        return Decision.step(held, with(facts, waits), List.of());
    }

    static Decision ended(DeliveryId id, DeliveryState.Undeliverable ended, List<Evidence> facts, Instant now) {
        Evidence end = Evidence.once(id, EvidenceKind.ROUTE_EXHAUSTED, ended.leg(), now)
                .because(ended.cause());
        return Decision.step(ended, with(facts, end), List.of());
    }

    /** Whether nothing an operator could do would help on this channel; the others are held. */
    static boolean isFinal(Cause cause) {
        return switch (cause) {
            case NO_MAILBOX, OPTED_OUT, BOUNCED, UNREAD, SHREDDED, DOCUMENTS_REFUSED -> true;
            case NO_ADDRESS, REFUSED, NOT_ALLOWED, GAVE_UP, OUTCOME_UNKNOWN, RECEIPT_UNKNOWN, NO_RESULT, BROKEN ->
                false;
        };
    }

    static List<Evidence> with(List<Evidence> facts, Evidence last) {
        List<Evidence> all = new ArrayList<>(facts);
        all.add(last);
        return all;
    }
}
