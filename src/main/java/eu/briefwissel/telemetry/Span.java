package eu.briefwissel.telemetry;

import eu.briefwissel.delivery.TraceParent;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.MDC;

/**
 * Something that takes a while, in the trace of a message. It is given from hand to hand: what works on many messages at a time
 * has no current one. Where nobody wants spans it says nothing, and still lends its ids to the log.
 */
public final class Span {

    private static final String TRACE_ID = "traceId";
    private static final String SPAN_ID = "spanId";

    private final Traces traces;
    private final SpanName name;
    private final TraceParent here;
    private final Optional<String> parentSpanId;
    private final Instant begunAt;
    private final Map<Attribute, String> attributes = Collections.synchronizedMap(new EnumMap<>(Attribute.class));

    Span(Traces traces, SpanName name, TraceParent here, Optional<String> parentSpanId, Instant begunAt) {
        this.traces = traces;
        this.name = name;
        this.here = here;
        this.parentSpanId = parentSpanId;
        this.begunAt = begunAt;
    }

    /** Under which what follows is told. */
    public TraceParent here() {
        return here;
    }

    /** Says one thing more; the last word counts. Ids and words of our own only. */
    public Span says(Attribute attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Has {@code work} done within a span of its own, within this one. */
    public <T> Uni<T> within(SpanName part, Function<Span, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> traces.within(this, part).around(work));
    }

    /** Has something logged with the ids of this span: {@code mdc.traceId} and {@code mdc.spanId} of each line in JSON. */
    public void log(Runnable logging) {
        MDC.put(TRACE_ID, here.traceId());
        MDC.put(SPAN_ID, here.spanId());
        try {
            logging.run();
        } finally {
            MDC.remove(TRACE_ID);
            MDC.remove(SPAN_ID);
        }
    }

    /** Lasts until {@code work} has ended, however that may be. */
    <T> Uni<T> around(Function<Span, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> work.apply(this)).onTermination().invoke((_, failure, _) -> {
            if (failure != null) {
                says(Attribute.ERROR, failure.getClass().getSimpleName());
            }
            end();
        });
    }

    private void end() {
        if (here.sampled()) {
            synchronized (attributes) {
                traces.ended(new Told(name, here, parentSpanId, begunAt, traces.now(), attributes));
            }
        }
    }
}
