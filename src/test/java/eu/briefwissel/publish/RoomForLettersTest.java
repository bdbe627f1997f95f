package eu.briefwissel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoomForLettersTest {

    private static final long MEGABYTE = 1L << 20;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RoomForLetters room = new RoomForLetters(new Fifty(), meters);
    private final List<UniEmitter<? super Void>> open = new ArrayList<>();

    private record Fifty() implements PublishConfig {
        @Override
        public Optional<MemorySize> bytesOpen() {
            return Optional.of(new MemorySize(BigInteger.valueOf(50 * MEGABYTE)));
        }
    }

    /** Sixteen of 25 MB are 400 MB, many times over when they are encoded: more than a function has. */
    @Test
    void opensOnlyAsManyAtOnceAsThereIsRoomFor() {
        for (int i = 0; i < 16; i++) {
            send(25 * MEGABYTE);
        }

        int most = 0;
        int all = 0;
        while (!open.isEmpty()) {
            most = Math.max(most, open.size());
            assertThat(openBytes()).isLessThanOrEqualTo(50 * MEGABYTE);
            open.removeFirst().complete(null);
            all++;
        }

        assertThat(most).isEqualTo(2);
        assertThat(all).isEqualTo(16);
        assertThat(openBytes()).isZero();
    }

    @Test
    void sendsAloneWhatIsLargerThanAllRoom() {
        send(MEGABYTE);
        send(60 * MEGABYTE);
        send(MEGABYTE);
        assertThat(open).hasSize(1);

        open.removeFirst().complete(null);

        assertThat(open).hasSize(1);
        assertThat(openBytes()).isEqualTo(60 * MEGABYTE);
    }

    @Test
    void hasRoomAgainAfterALetterThatFailedAndAfterOneThatWasGivenUp() {
        send(50 * MEGABYTE);
        open.removeFirst().fail(new IllegalStateException("broken off"));
        Cancellable given = send(50 * MEGABYTE);

        given.cancel();
        open.clear();
        send(50 * MEGABYTE);

        assertThat(open).hasSize(1);
    }

    private double openBytes() {
        return meters.get(RoomForLetters.OPEN).gauge().value();
    }

    private Cancellable send(long bytes) {
        return room.within(bytes, () -> Uni.createFrom().<Void>emitter(open::add))
                .subscribe()
                .with(_ -> {}, _ -> {});
    }
}
