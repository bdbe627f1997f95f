package eu.briefwissel.upkeep;

import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryState;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.store.BeforeTheHold;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Knows where a delivery has to begin again that was held before a channel was chosen: nothing goes out that nobody looked into. */
@ApplicationScoped
class HeldBeforeAChannel {

    private final BeforeTheHold past;
    private final boolean isInspecting;

    HeldBeforeAChannel(
            BeforeTheHold past,
            @ConfigProperty(name = "briefwissel.inspection", defaultValue = "off") String inspection) {
        this.past = past;
        this.isInspecting = inspection.equalsIgnoreCase("on");
    }

    /** The stage where it begins again; empty where a channel was chosen. */
    Uni<Optional<Stage>> beginsAt(Delivery delivery) {
        boolean isBroken = delivery.state() instanceof DeliveryState.Held held && held.cause() == Cause.BROKEN;
        return isBroken
                ? past.of(delivery.tenant(), delivery.id()).map(this::stage)
                : Uni.createFrom().item(Optional.empty());
    }

    private Optional<Stage> stage(BeforeTheHold.Past before) {
        if (before.chosen()) {
            return Optional.empty();
        }
        boolean isToBeInspected = !before.inspected() && (isInspecting || before.lost());
        return Optional.of(isToBeInspected ? Stage.INSPECT : Stage.RESOLVE);
    }
}
