package eu.briefwissel.work;

import eu.briefwissel.delivery.AuditEvent;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Evidence;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Logs facts by the seed's audit events (BBK 1.7, Monitoring): INFO for normal operations, WARNING for what is tried again
 * or waits for an address, ERROR for what failed. The event is also a field of its own ({@code mdc.event} of a JSON log), to
 * build alerts on.
 */
public final class FactLog {

    /** The field's name. */
    static final String EVENT = "event";

    private static final Logger LOG = Logger.getLogger(FactLog.class);
    private static final String NONE = "-";

    private FactLog() {}

    /** Logs what was committed about a delivery; to be called once a decision. */
    static void committed(Delivery delivery, Decision decision) {
        for (Evidence fact : decision.evidence()) {
            AuditEvent.of(fact).ifPresent(event -> log(event, delivery.id(), fact));
        }
    }

    /** Logs that a submission was stored. */
    public static void accepted(DeliveryId id) {
        if (LOG.isInfoEnabled()) {
            withEvent(AuditEvent.QUEUED, () -> LOG.infof("event=%s delivery=%s", AuditEvent.QUEUED.wireName(), id));
        }
    }

    private static void log(AuditEvent event, DeliveryId id, Evidence fact) {
        withEvent(
                event,
                () -> LOG.logf(
                        level(event), "event=%s delivery=%s channel=%s attempt=%s cause=%s reason=%s", new Object[] {
                            event.wireName(),
                            id,
                            fact.channel().map(ChannelName::wireName).orElse(NONE),
                            fact.attempt(),
                            fact.cause().map(Cause::wireName).orElse(NONE),
                            fact.detail().isEmpty() ? NONE : fact.detail()
                        }));
    }

    private static void withEvent(AuditEvent event, Runnable logging) {
        MDC.put(EVENT, event.wireName());
        try {
            logging.run();
        } finally {
            MDC.remove(EVENT);
        }
    }

    private static Logger.Level level(AuditEvent event) {
        return switch (event.weight()) {
            case NORMAL -> Logger.Level.INFO;
            case RETRYABLE -> Logger.Level.WARN;
            case HARD -> Logger.Level.ERROR;
        };
    }
}
