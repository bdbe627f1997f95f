package eu.briefwissel.local.bench;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One turn of each, one after the other, so that both meet the machine in the same mood.
 *
 * @param pgbench empty where it is not installed
 */
record Round(Turn gateway, Optional<Turn> pgbench) {

    /** The gateway's messages a second over pgbench's. */
    OptionalDouble ratio() {
        return pgbench.map(p -> OptionalDouble.of(gateway.perSecond() / p.perSecond()))
                .orElseGet(OptionalDouble::empty);
    }

    /** The middle one of all ratios, or the mean of the middle two; empty where there is none. */
    static OptionalDouble medianRatio(List<Round> rounds) {
        double[] ratios = rounds.stream()
                .flatMapToDouble(round -> round.ratio().stream())
                .sorted()
                .toArray();
        int half = ratios.length / 2;
        if (ratios.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(ratios.length % 2 == 1 ? ratios[half] : (ratios[half - 1] + ratios[half]) / 2);
    }
}
