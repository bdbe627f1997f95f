package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.crypto.RsaCertificate;
import eu.briefwissel.crypto.UnusableKey;
import eu.briefwissel.delivery.TenantId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Until when the certificates are valid that this process has signed with, or that its daily run has looked at. */
@ApplicationScoped
public class CertificateDates {

    /** Days until the first of them ends, negative afterwards; without a number where none was seen yet. */
    static final String EXPIRES_DAYS = "briefwissel.certificate.expires.days";

    private static final double MILLIS_A_DAY = Duration.ofDays(1).toMillis();

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Map<TenantId, RsaCertificate> certificates = new ConcurrentHashMap<>();

    CertificateDates(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent event) {
        Gauge.builder(EXPIRES_DAYS, this, CertificateDates::days)
                .description("days until the first signing certificate ends")
                .register(meters);
    }

    void signedWith(TenantId tenant, RsaCertificate certificate) {
        certificates.put(tenant, certificate);
    }

    /** Until when a tenant's certificate is valid, which is known from now on; empty where it cannot be read. */
    public Optional<Instant> end(TenantId tenant, String certificatePem) {
        try {
            RsaCertificate certificate = RsaCertificate.parse(certificatePem);
            signedWith(tenant, certificate);
            return Optional.of(certificate.validUntil());
        } catch (UnusableKey _) { // is told where it is needed
            return Optional.empty();
        }
    }

    /** When the first of them ends; empty where none was seen yet. */
    Optional<Instant> firstEnd() {
        return certificates.values().stream().map(RsaCertificate::validUntil).min(Comparator.naturalOrder());
    }

    /** How many of them have ended, or not begun. */
    long notValid() {
        Instant now = clock.instant();
        return certificates.values().stream().filter(c -> !c.isValidAt(now)).count();
    }

    private double days() {
        return firstEnd()
                .map(end -> Duration.between(clock.instant(), end).toMillis() / MILLIS_A_DAY)
                .orElse(Double.NaN);
    }
}
