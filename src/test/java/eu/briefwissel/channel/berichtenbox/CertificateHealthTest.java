package eu.briefwissel.channel.berichtenbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.crypto.Signers;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

/** A certificate that has ended is told of, and takes nobody down. */
class CertificateHealthTest {

    @Test
    void knowsNothingBeforeSomethingWasSigned() {
        var dates = new CertificateDates(new SimpleMeterRegistry(), InstantSource.system());

        assertThat(said(new CertificateHealth(dates, InstantSource.system()).now(), "state"))
                .isEqualTo("nothing signed yet");
    }

    @Test
    void saysHowLongItIsValid() throws IOException {
        Instant end = end();

        assertThat(said(at(end.minus(Duration.ofDays(31))), "state")).isEqualTo("valid");
        assertThat(said(at(end.minus(Duration.ofDays(29))), "state")).isEqualTo("ends soon");
        assertThat(said(at(end.minus(Duration.ofDays(29))), "first-end")).isEqualTo(end.toString());
    }

    @Test
    void staysUpWhereOneHasEnded() throws IOException {
        HealthCheckResponse answer = at(end().plusSeconds(1));

        assertThat(answer.getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(said(answer, "state")).isEqualTo("not valid");
        assertThat(said(answer, "not-valid")).isEqualTo("1");
    }

    private static HealthCheckResponse at(Instant now) throws IOException {
        InstantSource clock = InstantSource.fixed(now);
        return new CertificateHealth(signed(clock), clock).now();
    }

    private static Instant end() throws IOException {
        return signed(InstantSource.system()).firstEnd().orElseThrow();
    }

    private static CertificateDates signed(InstantSource clock) throws IOException {
        var dates = new CertificateDates(new SimpleMeterRegistry(), clock);
        var settings = new Settings(
                new TenantId("t"), "T", Map.of("pki_key", pem("pki-key.pem"), "pki_cert", pem("pki-cert.pem")));
        new SigningKeys(Signers.ofJdk("a test"), dates).of(settings);
        return dates;
    }

    private static String pem(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(
                CertificateHealthTest.class.getResourceAsStream("/eu/briefwissel/channel/" + name))) {
            return new String(file.readAllBytes(), UTF_8);
        }
    }

    private static String said(HealthCheckResponse answer, String name) {
        return String.valueOf(answer.getData().orElseThrow().get(name));
    }
}
