package eu.briefwissel.delivery;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a delivery has come. Each state offers only its legal steps, so that an illegal one does not compile.
 *
 * <pre>
 *   ┌─┐ (its documents were looked into)
 *  Accepted ──▶ Resolved ──▶ Published ──▶ Opened
 *   │            │  ▲ ▲ │        │
 *   │            │  │ │ └─▶ Dispatched ──▶ Undeliverable
 *   │            │  │ │          │  (bounced)
 *   │            │  │ └──────────┴── next channel: no mailbox · unread by the deadline · bounced
 *   │            │  └── an operator has it tried again
 *   ├────────────┼─▶ Withdrawn (from Held too)
 *   │◀── an operator has it tried again that was held before a channel was chosen
 *   │            ├─▶ Held ──▶ Opened (a late read) · as from Resolved (the outcome became known) · Undeliverable (shredded)
 *   └────────────┴─▶ Undeliverable
 * </pre>
 *
 * An Accepted one whose documents were looked into stays Accepted, by a route without the channels that do not take them.
 * A retry on the same channel is no step: the state stays Resolved. Nor is being taken to be processed, where the channel
 * tells later what became of it. A read on whichever channel, the present one or one
 * left earlier, opens a delivery that is Resolved, Published or Held: the reader has it, and nothing more is sent. Likewise
 * a channel that was left may tell that it lies in its mailbox after all: what is Resolved or Held is Published there.
 *
 * One whose stored rows stay unreadable is Held from wherever it stood, by the store: no step leads there, since nobody
 * could read the state that would have to offer it.
 */
public sealed interface DeliveryState {

    /** The state's name in the API and the database. */
    Status status();

    /** Where on its route it stands, or would start. */
    Leg leg();

    /** Stored and acknowledged; no channel chosen. */
    record Accepted(Route route) implements DeliveryState {
        @Override
        public Leg leg() {
            return route.start();
        }

        /** Its documents were looked into. */
        public Accepted inspected(Route fit) {
            return new Accepted(fit);
        }

        /** No channel takes its documents. */
        public Undeliverable refused() {
            return new Undeliverable(leg(), Cause.DOCUMENTS_REFUSED);
        }

        public Resolved resolved(Leg leg) {
            return new Resolved(leg);
        }

        public Held held(Leg leg, Cause cause) {
            return new Held(leg, cause);
        }

        public Withdrawn withdrawn() {
            return new Withdrawn(leg());
        }

        public Undeliverable undeliverable(Leg leg, Cause cause) {
            return new Undeliverable(leg, cause);
        }

        @Override
        public Status status() {
            return Status.ACCEPTED;
        }
    }

    /** A channel is chosen, to be handed over to, or retried. */
    record Resolved(Leg leg) implements DeliveryState {
        public Published published(Receipt receipt, Optional<Instant> readBy) {
            return new Published(leg, receipt, readBy);
        }

        public Dispatched dispatched(Receipt receipt) {
            return new Dispatched(leg, receipt);
        }

        public Resolved on(Leg next) {
            return new Resolved(next);
        }

        /** It came into a mailbox that was left, before it went anywhere else. */
        public Published foundIn(Leg left, Receipt receipt) {
            return new Published(left, receipt, Optional.empty());
        }

        public Held held(Cause cause) {
            return new Held(leg, cause);
        }

        public Withdrawn withdrawn() {
            return new Withdrawn(leg);
        }

        public Undeliverable undeliverable(Cause cause) {
            return new Undeliverable(leg, cause);
        }

        public Opened opened(Leg readOn) {
            return new Opened(readOn);
        }

        @Override
        public Status status() {
            return Status.RESOLVED;
        }
    }

    /**
     * In the mailbox.
     *
     * @param readBy the deadline after which the next channel is tried; empty when there is none to try or to keep
     */
    record Published(Leg leg, Receipt receipt, Optional<Instant> readBy) implements DeliveryState {
        public Opened opened(Leg readOn) {
            return new Opened(readOn);
        }

        /** Nothing can be sent after it any more. */
        public Published withoutDeadline() {
            return new Published(leg, receipt, Optional.empty());
        }

        public Resolved fallenBack(Leg next) {
            return new Resolved(next);
        }

        @Override
        public Status status() {
            return Status.PUBLISHED;
        }
    }

    /** The reader opened it. */
    record Opened(Leg leg) implements DeliveryState {
        @Override
        public Status status() {
            return Status.OPENED;
        }
    }

    /** Handed to an outlet that never tells of reading. */
    record Dispatched(Leg leg, Receipt receipt) implements DeliveryState {
        public Resolved bounced(Leg next) {
            return new Resolved(next);
        }

        public Undeliverable undeliverable() {
            return new Undeliverable(leg, Cause.BOUNCED);
        }

        @Override
        public Status status() {
            return Status.DISPATCHED;
        }
    }

    /** An operator has to act. */
    record Held(Leg leg, Cause cause) implements DeliveryState {
        public Resolved retried() {
            return new Resolved(leg.again());
        }

        /** No channel had been chosen: to where it was. */
        public Accepted unresolved() {
            return new Accepted(leg.route());
        }

        public Opened opened(Leg readOn) {
            return new Opened(readOn);
        }

        public Undeliverable undeliverable(Cause because) {
            return new Undeliverable(leg, because);
        }

        public Withdrawn withdrawn() {
            return new Withdrawn(leg);
        }

        /** As from Resolved. */
        public Published foundIn(Leg left, Receipt receipt) {
            return settled().foundIn(left, receipt);
        }

        /** The outcome of the call became known after all: on from where it would have been. */
        public Resolved settled() {
            return new Resolved(leg);
        }

        @Override
        public Status status() {
            return Status.HELD;
        }
    }

    /** Its sender took it back before anything of it was handed over. */
    record Withdrawn(Leg leg) implements DeliveryState {
        @Override
        public Status status() {
            return Status.WITHDRAWN;
        }
    }

    /** The route is exhausted for good. */
    record Undeliverable(Leg leg, Cause cause) implements DeliveryState {
        @Override
        public Status status() {
            return Status.UNDELIVERABLE;
        }
    }
}
