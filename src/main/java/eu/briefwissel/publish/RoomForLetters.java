package eu.briefwissel.publish;

import eu.briefwissel.store.ByteBudget;
import eu.briefwissel.work.Room;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Lets letters be opened while there is room for them; the others wait their turn, closed. */
@ApplicationScoped
class RoomForLetters {

    /** Bytes of letters that are open, as they are stored. */
    static final String OPEN = "briefwissel.letters.open.bytes";

    private static final int SHARE = 16;

    private final Room room;

    RoomForLetters(PublishConfig config, MeterRegistry meters) {
        this.room = new Room(
                config.bytesOpen().map(MemorySize::asLongValue).orElseGet(() -> ByteBudget.shareOfMemory(SHARE)));
        Gauge.builder(OPEN, room, Room::held).register(meters);
    }

    /** Does it when there is room for so many bytes, in the order of asking. */
    <T> Uni<T> within(long bytes, Supplier<Uni<T>> work) {
        return room.within(bytes, work);
    }
}
