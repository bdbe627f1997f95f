package eu.briefwissel.publish;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Handover;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long channels take to answer, and with what. */
@ApplicationScoped
class CallMeters {

    /** By channel and outcome. */
    static final String CALL = "briefwissel.handover";
    /** BBK 1.7, Monitoring: {@code berichtenbox_dispatch_duration_seconds}, a histogram. */
    static final String BERICHTENBOX = "berichtenbox.dispatch.duration";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20)
    };

    private final MeterRegistry meters;
    private final Timer berichtenbox;

    CallMeters(MeterRegistry meters) {
        this.meters = meters;
        this.berichtenbox = Timer.builder(BERICHTENBOX)
                .description("how long a call that hands a letter over to the Berichtenbox takes")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    Timer.Sample begin() {
        return Timer.start(meters);
    }

    void ended(ChannelName channel, Handover handover, Timer.Sample begun) {
        long nanos = begun.stop(meters.timer(CALL, "channel", channel.wireName(), "outcome", outcome(handover)));
        if (channel == ChannelName.BERICHTENBOX) {
            berichtenbox.record(Duration.ofNanos(nanos));
        }
    }

    private static String outcome(Handover handover) {
        return switch (handover) {
            case Handover.Taken _ -> "taken";
            case Handover.TakenUnopenedBox _ -> "taken-unopened";
            case Handover.TakenBefore _ -> "taken-before";
            case Handover.Underway _ -> "underway";
            case Handover.Refused _ -> "refused";
            case Handover.TryLater _ -> "try-later";
            case Handover.Busy _ -> "busy";
            case Handover.NotAllowed _ -> "not-allowed";
            case Handover.Unknown _ -> "unknown";
        };
    }
}
