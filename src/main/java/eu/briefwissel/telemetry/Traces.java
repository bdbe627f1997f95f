package eu.briefwissel.telemetry;

import eu.briefwissel.delivery.Delivery;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.TraceParent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * The journeys of messages as traces. The trace is the caller's, where a sender's request brought one, and else has the id of the
 * message; it is stored with the delivery, and every later stage goes on with it, in whichever process. A wake-up carries none:
 * it names a stage, and the row knows the rest.
 */
@ApplicationScoped
public class Traces {

    private final SendSpans sending;
    private final InstantSource clock;

    Traces(SendSpans sending, InstantSource clock) {
        this.sending = sending;
        this.clock = clock;
    }

    /** Whether anybody is told. */
    public boolean isOn() {
        return sending.isOn();
    }

    /**
     * Has a submission taken in within the first span of its journey.
     *
     * @param id of the message that is to be
     * @param caller what came with the request
     */
    public <T> Uni<T> submission(DeliveryId id, Optional<TraceParent> caller, Function<Span, Uni<T>> work) {
        return begun(SpanName.SUBMIT, id, caller).around(work);
    }

    /** Has {@code work} done for the delivery within a span of its journey. */
    public <T> Uni<T> during(Delivery delivery, SpanName name, Function<Span, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> begun(name, delivery.id(), delivery.trace())
                        .says(Attribute.TENANT, delivery.tenant().value())
                        .says(Attribute.DELIVERY, delivery.id().toString())
                        .around(work));
    }

    Span within(Span outer, SpanName part) {
        TraceParent around = outer.here();
        return new Span(
                this,
                part,
                new TraceParent(around.traceId(), spanId(), around.sampled()),
                Optional.of(around.spanId()),
                clock.instant());
    }

    void ended(Told span) {
        sending.add(span);
    }

    Instant now() {
        return clock.instant();
    }

    private Span begun(SpanName name, DeliveryId id, Optional<TraceParent> before) {
        String traceId = before.map(TraceParent::traceId).orElseGet(() -> TraceParent.traceIdOf(id));
        boolean sampled = sending.wants(before, traceId);
        return new Span(
                this,
                name,
                new TraceParent(traceId, spanId(), sampled),
                before.map(TraceParent::spanId),
                clock.instant());
    }

    private static String spanId() {
        long id = ThreadLocalRandom.current().nextLong();
        return HexFormat.of().toHexDigits(id == 0 ? 1 : id);
    }
}
