package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WalkTest {

    private static final int WALKS = 1_500;
    private static final int STEPS = 120;

    @Test
    void keepsItsRulesWhateverHappensInWhateverOrder() {
        Set<Status> seen = EnumSet.noneOf(Status.class);
        Set<EvidenceKind> written = EnumSet.noneOf(EvidenceKind.class);

        for (long seed = 0; seed < WALKS; seed++) {
            Walk walk = new Walk(seed);
            for (int step = 0; step < STEPS; step++) {
                walk.step();
                seen.add(walk.status());
            }
            walk.evidence().forEach(fact -> written.add(fact.kind()));
        }

        assertThat(seen).as("statuses reached").containsExactlyInAnyOrder(Status.values());
        // An event that cannot be read decides nothing: it is written down beside the delivery, which stays where it
        // is.
        assertThat(written)
                .as("kinds written")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(EvidenceKind.EVENT_SET_ASIDE)));
    }

    @Test
    void writesTheSameEvidenceWhenTheSameThingsHappenAgain() {
        List<List<Evidence>> once = walked();

        List<List<Evidence>> again = walked();

        assertThat(again).isEqualTo(once);
    }

    private static List<List<Evidence>> walked() {
        return LongStream.range(0, 50)
                .mapToObj(seed -> {
                    Walk walk = new Walk(seed);
                    for (int step = 0; step < STEPS; step++) {
                        walk.step();
                    }
                    return walk.evidence();
                })
                .toList();
    }
}
