package eu.briefwissel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.store.Claimed;
import eu.briefwissel.store.Waybills.Waybill;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GateTest {

    /** Larger than all room, so that it goes alone. */
    private static final long HUGE = Long.MAX_VALUE / 8;

    @Inject
    Gate gate;

    @Inject
    InstantSource clock;

    private final List<UniEmitter<? super Void>> open = new ArrayList<>();

    /** Opened one beside the other, a batch of large letters would take more memory than a function has. */
    @ParameterizedTest
    @ValueSource(strings = {"berichtenbox", "no channel that this version knows"})
    void opensALetterOnlyWhenThereIsRoomForIt(String channel) {
        for (int i = 0; i < 3; i++) {
            var bill = new Waybill(ChannelName.named(channel), HUGE);
            gate.through(new Gate.Due(claimed(), bill), () -> Uni.createFrom().emitter(open::add))
                    .subscribe()
                    .with(_ -> {});
        }
        assertThat(open).hasSize(1);

        for (int sent = 1; sent < 3; sent++) {
            open.removeFirst().complete(null);
            assertThat(open).hasSize(1);
        }
        open.removeFirst().complete(null);
        assertThat(open).isEmpty();
    }

    private Claimed claimed() {
        DeliveryId delivery = DeliveryId.of(clock.instant(), UUID.randomUUID());
        return new Claimed(new TenantId("gate"), delivery, Stage.PUBLISH, 0, UUID.randomUUID());
    }
}
