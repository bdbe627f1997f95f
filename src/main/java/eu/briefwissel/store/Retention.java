package eu.briefwissel.store;

import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.tenant.SettingCatalogue;
import eu.briefwissel.tenant.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * How long what a sender handed over is kept, with all evidence about it: by the kind of case it is about (selectielijst),
 * else by the tenant's own setting, else 10 years for what is about a case and as the installation says for what is not.
 * Computed once, at acceptance; what cannot be understood is kept, since dropping cannot be undone.
 */
@ApplicationScoped
class Retention {

    /** A tenant's setting: a period of ISO 8601 such as {@code P10Y}, or {@code forever}. */
    static final String SETTING = "retention";

    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final Optional<Period> CASES = Optional.of(Period.ofYears(SettingCatalogue.SELECTIELIJST_YEARS));
    private static final String FOREVER = "forever";

    private final Optional<Period> fallback;

    Retention(StoreConfig config) {
        this.fallback = period(config.retention());
    }

    /**
     * From when on a message accepted at {@code acceptedAt} may be dropped; empty where it is kept until somebody says so.
     *
     * @param about the case it is about; its kind has a number of years of its own (Archiefwet 1995, Selectielijst 2020)
     */
    Optional<Instant> until(Settings settings, Optional<CaseReference> about, Instant acceptedAt) {
        return about.flatMap(of -> settings.find(SettingCatalogue.selectielijst(of.type())))
                .map(years -> years(years, settings))
                .orElseGet(() -> own(settings, about.isPresent() ? CASES : fallback))
                .map(period -> acceptedAt.atOffset(ZoneOffset.UTC).plus(period).toInstant());
    }

    private static Optional<Period> years(String text, Settings settings) {
        try {
            return period("P" + text + "Y");
        } catch (DateTimeParseException | IllegalArgumentException _) {
            LOG.warnf("a selectielijst is no number of years, everything is kept, tenant=%s", settings.tenant());
            return Optional.empty();
        }
    }

    private static Optional<Period> own(Settings settings, Optional<Period> fallback) {
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
