package eu.briefwissel.delivery;

import java.util.List;
import java.util.Optional;

/**
 * What was decided about a delivery, to be committed in one transaction or not at all.
 *
 * @param next the state after it
 * @param evidence the facts, in order; one whose id is already on the timeline is not written again
 * @param work all work that is queued for the delivery after it, other work being removed save that of
 *     {@link Stage#RECEIVE}; empty where whatever is queued
 *     stays as it is
 * @param learnt the receipt that a channel gave, where this decision learnt one
 * @param isInDoubt whether the call it is about may have been taken though nobody told so, see {@link Call#inDoubt}
 */
public record Decision(
        DeliveryState next,
        List<Evidence> evidence,
        Optional<List<Work>> work,
        Optional<Learnt> learnt,
        boolean isInDoubt) {

    /** A receipt, and the handing-over it is for. */
    public record Learnt(Leg leg, Receipt receipt) {}

    public Decision {
        evidence = List.copyOf(evidence);
        work = work.map(List::copyOf);
    }

    /** A step: this work, and no other, stays queued. */
    static Decision step(DeliveryState next, List<Evidence> evidence, List<Work> work) {
        return new Decision(next, evidence, Optional.of(work), Optional.empty(), false);
    }

    /** A fact for the timeline that moves nothing. */
    static Decision noted(DeliveryState unmoved, Evidence fact) {
        return new Decision(unmoved, List.of(fact), Optional.empty(), Optional.empty(), false);
    }

    Decision learning(Leg leg, Receipt receipt) {
        return new Decision(next, evidence, work, Optional.of(new Learnt(leg, receipt)), isInDoubt);
    }

    Decision inDoubt() {
        return new Decision(next, evidence, work, learnt, true);
    }
}
