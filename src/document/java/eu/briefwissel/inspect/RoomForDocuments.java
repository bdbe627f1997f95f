package eu.briefwissel.inspect;

import eu.briefwissel.channel.RoomToLook;
import eu.briefwissel.document.DeepCheck;
import eu.briefwissel.store.ByteBudget;
import eu.briefwissel.work.Room;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets messages be opened when somebody can look into them at once, and while there is memory for them. */
@ApplicationScoped
class RoomForDocuments implements RoomToLook {

    /** Bytes of messages that are open, as they are stored. */
    static final String OPEN = "briefwissel.documents.open.bytes";

    private static final int SHARE = 16;

    /** So many of those that somebody waits for may be here, for each that can be looked into at once. */
    static final int WAITED_FOR = 4;

    private final Room lookers;
    private final Room memory;
    private final ByteBudget waitedFor;

    RoomForDocuments(InspectConfig config, DeepCheck check, MeterRegistry meters) {
        this.lookers = new Room(check.atOnce());
        this.waitedFor = new ByteBudget((long) WAITED_FOR * check.atOnce());
        this.memory = new Room(
                config.bytesOpen().map(MemorySize::asLongValue).orElseGet(() -> ByteBudget.shareOfMemory(SHARE)));
        Gauge.builder(OPEN, memory, Room::held).register(meters);
    }

    /** Does it when there is room for so many bytes, in the order of asking. */
    <T> Uni<T> within(long bytes, Supplier<Uni<T>> work) {
        return lookers.within(1, () -> memory.within(bytes, work));
    }

    @Override
    public <T> Uni<Optional<T>> unlessFull(long bytes, Supplier<Uni<T>> work) {
        return Uni.createFrom().<Optional<T>>deferred(() -> {
            if (!waitedFor.tryTake(1)) {
                return Uni.createFrom().item(Optional.empty());
            }
            return within(bytes, work).map(Optional::of).onTermination().invoke(() -> waitedFor.give(1));
        });
    }
}
