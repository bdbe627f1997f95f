package eu.briefwissel.store;

import eu.briefwissel.tenant.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * How long what a sender handed over is kept, with all evidence about it: the tenant's own setting, or the installation's.
 * Computed once, at acceptance; what cannot be understood is kept, since dropping cannot be undone.
 */
@ApplicationScoped
class Retention {

    /** A tenant's setting: a period of ISO 8601 such as {@code P10Y}, or {@code forever}. */
    static final String SETTING = "retention";

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final String FOREVER = "forever";

    private final Optional<Period> fallback;

    Retention(StoreConfig config) {
        this.fallback = period(config.retention());
    }

    /** From when on a message accepted at {@code acceptedAt} may be dropped; empty where it is kept until somebody says so. */
    Optional<Instant> until(Settings settings, Instant acceptedAt) {
        return own(settings)
                .map(period -> acceptedAt.atOffset(ZoneOffset.UTC).plus(period).toInstant());
    }

    private Optional<Period> own(Settings settings) {
        Optional<String> text = settings.find(SETTING);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return period(text.get());
        } catch (DateTimeParseException | IllegalArgumentException _) {
            LOG.warnf("the setting %s is not a period, everything is kept, tenant=%s", SETTING, settings.tenant());
            return Optional.empty();
        }
    }

    private static Optional<Period> period(String text) {
        if (text.equals(FOREVER)) {
            return Optional.empty();
        }
        Period period = Period.parse(text);
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("a retention is longer than nothing");
        }
        return Optional.of(period);
    }
}
