package eu.briefwissel.channel.berichtenbox;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says until when the signing certificates are valid, and is always up: a certificate is a tenant's, and one that has ended
 * must take no other tenant's letters down. Who has to be told is told by the alert on {@value CertificateDates#EXPIRES_DAYS}.
 */
@Readiness
@ApplicationScoped
class CertificateHealth implements AsyncHealthCheck {

    private static final String NAME = "certificates";

    /** As long before its end as the alert rings. */
    private static final Duration SOON = Duration.ofDays(30);

    private final CertificateDates dates;
    private final InstantSource clock;

    CertificateHealth(CertificateDates dates, InstantSource clock) {
        this.dates = dates;
        this.clock = clock;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(this::now);
    }

    HealthCheckResponse now() {
        return dates.firstEnd().map(this::known).orElseGet(CertificateHealth::nothingSigned);
    }

    private HealthCheckResponse known(Instant firstEnd) {
        long notValid = dates.notValid();
        return HealthCheckResponse.named(NAME)
                .up()
                .withData("state", notValid > 0 ? "not valid" : endsSoon(firstEnd) ? "ends soon" : "valid")
                .withData("first-end", firstEnd.toString())
                .withData("not-valid", notValid)
                .build();
    }

    private boolean endsSoon(Instant firstEnd) {
        return firstEnd.isBefore(clock.instant().plus(SOON));
    }

    private static HealthCheckResponse nothingSigned() {
        return HealthCheckResponse.named(NAME)
                .up()
                .withData("state", "nothing signed yet")
                .build();
    }
}
