package eu.briefwissel.queue;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says whether the queue of wake-ups can be reached; ready either way. Nothing is lost while it cannot: the rows are there,
 * and the scheduled function finds them. To turn senders away for it would make of a delay an outage.
 */
@Readiness
@ApplicationScoped
class QueueReadiness implements AsyncHealthCheck {

    private static final String NAME = "queue";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Probes come every few seconds from every process, and each question to a queue is paid for. */
    private static final Duration ASKED_ANEW_AFTER = Duration.ofSeconds(10);

    private final String carrier;
    private final Uni<Optional<String>> failure;

    QueueReadiness(WakeUps wakeUps) {
        this.carrier = wakeUps.carrier().name().toLowerCase(Locale.ROOT);
        this.failure = wakeUps.reach()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(_ -> Optional.<String>empty())
                .onFailure()
                .recoverWithItem(because -> Optional.of(because.getClass().getSimpleName()))
                .memoize()
                .forFixedDuration(ASKED_ANEW_AFTER);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return failure.map(this::response);
    }

    private HealthCheckResponse response(Optional<String> because) {
        var response = HealthCheckResponse.named(NAME).up().withData("carrier", carrier);
        because.ifPresent(reason -> response.withData("reason", "cannot be reached: " + reason));
        return response.build();
    }
}
