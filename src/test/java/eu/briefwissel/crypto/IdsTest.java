package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** RFC 9562 section 6.6 and appendix A.4. */
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    private final TimeOrderedIds ids = new TimeOrderedIds(new SecureRandom());

    @Test
    void makesTheTimeOrderedIdOfRfc9562AppendixA6() {
        var bits = List.of(0xCC3L << 52, 0x18C4DC0C0C07398FL << 2).iterator();
        RandomGenerator asInTheRfc = bits::next;

        var id = new TimeOrderedIds(asInTheRfc).at(Instant.parse("2022-02-22T19:22:22Z"));

        assertThat(id).isEqualTo(UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
        assertThat(TimeOrderedIds.instantOf(id)).isEqualTo(Instant.parse("2022-02-22T19:22:22Z"));
    }

    @Test
    void makesTheNameBasedIdOfRfc9562AppendixA4() {
        var id = NameBasedIds.of(DNS, "www.example.com");

        assertThat(id).isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    @Test
    void sortsByTheirMillisecondAndGivesItBack() {
        var at = Instant.parse("2026-11-22T10:15:30.123456789Z");
        String before = "";

        for (int i = 0; i < 1_000; i++) {
            var id = ids.at(at.plusMillis(i));

            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(TimeOrderedIds.instantOf(id))
                    .isEqualTo(Instant.parse("2026-11-22T10:15:30.123Z").plusMillis(i));
            assertThat(id.toString()).isGreaterThan(before);
            before = id.toString();
        }
    }

    @Test
    void makesNoIdTwiceWithinAMillisecond() {
        Set<UUID> made = new HashSet<>();

        for (int i = 0; i < 10_000; i++) {
            made.add(ids.at(Instant.EPOCH));
        }

        assertThat(made).hasSize(10_000);
    }

    @Test
    void holdsTheFirstAndTheLastMomentAndRefusesOthers() {
        var last = Instant.ofEpochMilli((1L << 48) - 1);

        assertThat(TimeOrderedIds.instantOf(ids.at(last))).isEqualTo(last);
        assertThat(TimeOrderedIds.instantOf(ids.at(Instant.EPOCH))).isEqualTo(Instant.EPOCH);
        assertThatIllegalArgumentException().isThrownBy(() -> ids.at(last.plusMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> ids.at(Instant.EPOCH.minusMillis(1)));
    }

    @Test
    void readsNoMomentOutOfAnotherVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> TimeOrderedIds.instantOf(DNS));
        assertThatIllegalArgumentException().isThrownBy(() -> TimeOrderedIds.instantOf(UUID.randomUUID()));
    }

    @Test
    void namesTheSameFieldsTheSameAndOthersOtherwise() {
        var id = NameBasedIds.of(DNS, Canonical.of("event/1").text("a").number(1));

        assertThat(id)
                .isEqualTo(
                        NameBasedIds.of(DNS, Canonical.of("event/1").text("a").number(1)));
        assertThat(id)
                .isNotEqualTo(
                        NameBasedIds.of(DNS, Canonical.of("event/1").text("a").number(2)));
        assertThat(id)
                .isNotEqualTo(
                        NameBasedIds.of(id, Canonical.of("event/1").text("a").number(1)));
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }
}
