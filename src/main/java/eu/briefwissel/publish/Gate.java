package eu.briefwissel.publish;

import eu.briefwissel.channel.OperatorPause;
import eu.briefwissel.channel.OperatorPause.Operator;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Waybills;
import eu.briefwissel.store.Waybills.Waybill;
import eu.briefwissel.work.WorkQueue;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets letters through to their operators: as many at once as there is memory for, and none to an operator that takes
 * nothing now. What is put off has had no try for it.
 */
@ApplicationScoped
class Gate {

    private final WorkQueue queue;
    private final Waybills waybills;
    private final OperatorPause pause;
    private final RoomForLetters room;

    Gate(WorkQueue queue, Waybills waybills, OperatorPause pause, RoomForLetters room) {
        this.queue = queue;
        this.waybills = waybills;
        this.pause = pause;
        this.room = room;
    }

    /** A letter that may be tried now. */
    record Due(Claimed claimed, Waybill waybill) {}

    private record PutOff(ChannelName channel, Instant until) {}

    /** Puts off, together, what cannot go now anyway; the others, in order. */
    Uni<List<Due>> sort(TenantId tenant, List<Claimed> claimed) {
        return waybills.of(tenant, claimed.stream().map(Claimed::delivery).toList())
                .chain(bills -> {
                    List<Due> due = new ArrayList<>();
                    Map<PutOff, List<Claimed>> later = new HashMap<>();
                    for (Claimed one : claimed) {
                        Waybill bill = bills.getOrDefault(one.delivery(), Waybill.NONE);
                        bill.channel()
                                .flatMap(channel -> pause.until(new Operator(tenant, channel))
                                        .map(until -> new PutOff(channel, until)))
                                .ifPresentOrElse(
                                        off -> later.computeIfAbsent(off, _ -> new ArrayList<>())
                                                .add(one),
                                        () -> due.add(new Due(one, bill)));
                    }
                    return queue.all(later.entrySet(), e -> putOff(e.getKey(), e.getValue()))
                            .replaceWith(due);
                });
    }

    /** Does it when there is room for it, unless its operator has begun to take nothing meanwhile. */
    Uni<Void> through(Due due, Supplier<Uni<Void>> work) {
        return room.within(
                due.waybill().bytes(),
                () -> due.waybill()
                        .channel()
                        .map(channel -> through(due.claimed(), channel, work))
                        .orElseGet(work));
    }

    private Uni<Void> through(Claimed claimed, ChannelName channel, Supplier<Uni<Void>> work) {
        Operator operator = new Operator(claimed.tenant(), channel);
        return pause.enter(operator)
                .map(until -> putOff(new PutOff(channel, until), List.of(claimed)))
                .orElseGet(() ->
                        Uni.createFrom().deferred(work::get).onTermination().invoke(() -> pause.left(operator)));
    }

    private Uni<Void> putOff(PutOff off, List<Claimed> claimed) {
        pause.putOff(off.channel(), claimed.size());
        return queue.postpone(claimed, off.until());
    }
}
