package eu.briefwissel.channel;

import eu.briefwissel.delivery.ChannelName;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How often operators are spared, and how much waits for them meanwhile. */
@ApplicationScoped
class PauseMeters {

    /** Pauses begun, by channel: the operator answered 429 or 503. */
    static final String PAUSES = "briefwissel.operator.pauses";
    /** Pieces of work put off because of a pause, by channel; they had no try for it. */
    static final String PUT_OFF = "briefwissel.operator.put.off";

    private static final String CHANNEL = "channel";

    private final MeterRegistry meters;

    PauseMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** From the start on: a counter that appears with its first pause would not show that one as an increase. */
    void onStart(@Observes StartupEvent event) {
        for (ChannelName channel : ChannelName.values()) {
            meters.counter(PAUSES, CHANNEL, channel.wireName());
            meters.counter(PUT_OFF, CHANNEL, channel.wireName());
        }
    }

    void paused(ChannelName channel) {
        meters.counter(PAUSES, CHANNEL, channel.wireName()).increment();
    }

    void putOff(ChannelName channel, int many) {
        meters.counter(PUT_OFF, CHANNEL, channel.wireName()).increment(many);
    }
}
