package eu.briefwissel.channel.berichtenbox;

import eu.briefwissel.crypto.Sealing;
import eu.briefwissel.crypto.Signers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Chooses once a process who computes signatures, and says so: what the JDK gives is a quarter of OpenSSL's signatures a second
 * on the JVM and an eleventh in a native image, and with them the messages that a process can hand over. In a native image
 * the same library seals.
 */
final class SigningProvider {

    /** 1, labelled with {@code provider}: {@code libcrypto} or {@code jdk}. */
    static final String METRIC = "briefwissel.signer";

    private static final Logger LOG = Logger.getLogger(SigningProvider.class);

    private SigningProvider() {}

    /** Beside the start, which does not wait for it. */
    static void prepare(@Observes StartupEvent started, Instance<Signers> signers) {
        Infrastructure.getDefaultWorkerPool().execute(signers::get);
    }

    @Produces
    @Singleton
    static Signers signers(SigningConfig config, MeterRegistry registry) {
        Signers signers = config.library()
                .or(SigningLibrary::besideTheProgram)
                .map(Signers::load)
                .orElseGet(() -> Signers.ofJdk("there is no " + SigningLibrary.NAME + " beside the program"));
        String provider = name(signers.provider());
        switch (signers.provider()) {
            case LIBCRYPTO -> LOG.infof("signer provider=%s, sealing by %s", provider, name(Sealing.provider()));
            case JDK -> LOG.warnf("signer provider=%s, the slower one; reason=\"%s\"", provider, signers.reason());
        }
        Gauge.builder(METRIC, () -> 1)
                .description("Who computes signatures: OpenSSL's libcrypto, or the JDK, which is slower")
                .tag("provider", provider)
                .register(registry);
        return signers;
    }

    private static String name(Signers.Provider provider) {
        return provider.name().toLowerCase(Locale.ROOT);
    }
}
