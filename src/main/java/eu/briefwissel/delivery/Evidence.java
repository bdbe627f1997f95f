package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dated, append-only fact about a delivery. Its id is derived from what it says happened, so that the same event told
 * twice writes the same row. Holds nothing that identifies a person.
 *
 * @param id UUIDv5 of delivery, kind, attempt and {@code discriminator} (a foreign event's id, or a retry's number)
 * @param attempt the handing-over it concerns; 0 for the submission itself
 * @param channel the channel it concerns; empty for the submission itself
 * @param cause why, where the kind has a cause
 * @param detail an operator's code or a count, letters, digits and {@code -_.:=} only; empty where there is none
 * @param at when it happened, as the one who tells it says
 */
public record Evidence(
        UUID id,
        EvidenceKind kind,
        int attempt,
        Optional<ChannelName> channel,
        Optional<Cause> cause,
        String detail,
        Instant at) {

    private static final int DETAIL_LIMIT = 120;

    public Evidence {
        detail = detail.replaceAll("[^A-Za-z0-9_.:=-]+", "-");
        detail = detail.substring(0, Math.min(DETAIL_LIMIT, detail.length()));
    }

    /** The fact that the submission was stored. */
    static Evidence ofSubmission(DeliveryId delivery, Instant at) {
        EvidenceKind kind = EvidenceKind.SUBMISSION_ACCEPTANCE;
        UUID id = NameBasedId.of(delivery.value(), kind.wireName());
        return new Evidence(id, kind, 0, Optional.empty(), Optional.empty(), "", at);
    }

    /** The fact that its sender took it back. It concerns no channel: none has anything of it. */
    static Evidence ofWithdrawal(DeliveryId delivery, Leg leg, Instant at) {
        EvidenceKind kind = EvidenceKind.SUBMISSION_WITHDRAWN;
        UUID id = NameBasedId.of(delivery.value(), kind.wireName());
        return new Evidence(id, kind, leg.attempt(), Optional.empty(), Optional.empty(), "", at);
    }

    /** What the look into its documents means for the whole of it; can happen once. */
    static Evidence ofInspection(DeliveryId delivery, EvidenceKind kind, String detail, Instant at) {
        UUID id = NameBasedId.of(delivery.value(), kind.wireName());
        return new Evidence(id, kind, 0, Optional.empty(), Optional.empty(), detail, at);
    }

    /** The fact that a channel does not take its documents: before any attempt. */
    static Evidence ofUnfit(DeliveryId delivery, ChannelName channel, String rules, Instant at) {
        EvidenceKind kind =
                channel.isMailbox() ? EvidenceKind.CONTENT_CONSIGNMENT_FAILURE : EvidenceKind.RELAY_TO_NON_ERDS_FAILURE;
        UUID id = NameBasedId.of(delivery.value(), kind.wireName() + "/documents/" + channel.wireName());
        return new Evidence(id, kind, 0, Optional.of(channel), Optional.of(Cause.DOCUMENTS_REFUSED), rules, at);
    }

    /**
     * The fact that an operator had it tried again before a channel was chosen: it concerns none.
     *
     * @param version the delivery's version after it, which tells this time from an earlier one
     */
    static Evidence ofRetryBeforeAChannel(DeliveryId delivery, long version, Instant at) {
        EvidenceKind kind = EvidenceKind.OPERATOR_RETRY;
        UUID id = NameBasedId.of(delivery.value(), kind.wireName() + "/accepted/" + version);
        return new Evidence(id, kind, 0, Optional.empty(), Optional.empty(), "", at);
    }

    /** A fact about an attempt that can happen once in it. */
    static Evidence once(DeliveryId delivery, EvidenceKind kind, Leg leg, Instant at) {
        return numbered(delivery, kind, leg, "", at);
    }

    /** A fact about an attempt that can happen several times in it, told apart by {@code discriminator}. */
    static Evidence numbered(DeliveryId delivery, EvidenceKind kind, Leg leg, String discriminator, Instant at) {
        UUID id = NameBasedId.of(delivery.value(), kind.wireName() + "/" + leg.attempt() + "/" + discriminator);
        return new Evidence(id, kind, leg.attempt(), Optional.of(leg.channel()), Optional.empty(), "", at);
    }

    /**
     * The fact that it waits for an operator because what is stored of it cannot be read. It concerns no channel: which one
     * it was on may be what cannot be read.
     *
     * @param version the delivery's version after it, which tells this time from an earlier one
     * @param what a {@link Broken}'s wire name
     */
    public static Evidence ofBroken(DeliveryId delivery, int attempt, long version, String what, Instant at) {
        UUID id = NameBasedId.of(delivery.value(), EvidenceKind.HELD.wireName() + "/broken/" + version);
        return new Evidence(id, EvidenceKind.HELD, attempt, Optional.empty(), Optional.of(Cause.BROKEN), what, at);
    }

    /**
     * The fact that something a channel told waits for an operator because it cannot be read.
     *
     * @param version the delivery's version after it, which tells this time from an earlier one
     */
    public static Evidence ofEventSetAside(DeliveryId delivery, int attempt, long version, Instant at) {
        EvidenceKind kind = EvidenceKind.EVENT_SET_ASIDE;
        UUID id = NameBasedId.of(delivery.value(), kind.wireName() + "/" + version);
        return new Evidence(id, kind, attempt, Optional.empty(), Optional.of(Cause.BROKEN), "", at);
    }

    Evidence because(Cause because) {
        return new Evidence(id, kind, attempt, channel, Optional.of(because), detail, at);
    }

    Evidence detailed(String text) {
        return new Evidence(id, kind, attempt, channel, cause, text, at);
    }
}
