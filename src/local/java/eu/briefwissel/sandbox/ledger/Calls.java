package eu.briefwissel.sandbox.ledger;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operator answered what, since the sandbox started; kept in memory only. */
public final class Calls {
    private final ConcurrentHashMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** Counts one call with this outcome, e.g. {@code taken}, {@code repeated}, {@code INVALID_INPUT}. */
    public void count(Operator operator, String outcome) {
        counts.computeIfAbsent(operator.path() + "." + outcome, _ -> new LongAdder())
                .increment();
    }

    /** The counts by {@code operator.outcome}, in alphabetical order. */
    public Map<String, Long> snapshot() {
        var snapshot = new TreeMap<String, Long>();
        counts.forEach((name, count) -> snapshot.put(name, count.sum()));
        return snapshot;
    }
}
