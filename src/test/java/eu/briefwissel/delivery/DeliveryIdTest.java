package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIdTest {

    // RFC 9562, appendix A.6: Tuesday 22 February 2022, 14:22:22.00 GMT-05:00.
    private static final String EXAMPLE = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
    private static final Instant EXAMPLE_AT = Instant.parse("2022-02-22T19:22:22Z");

    @Test
    void laysOutTheExampleOfTheRfc() {
        UUID random = UUID.fromString("00000000-0000-4cc3-98c4-dc0c0c07398f");

        DeliveryId id = DeliveryId.of(EXAMPLE_AT, random);

        assertThat(id).hasToString(EXAMPLE);
        assertThat(id.acceptedAt()).isEqualTo(EXAMPLE_AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"})
    void isAVersion7OfTheRfcsVariantWhateverTheRandomBits(String bits) {
        UUID random = UUID.fromString(bits);

        UUID id = DeliveryId.of(EXAMPLE_AT, random).value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString()).startsWith("017f22e2-79b0-7");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T23:59:59.999Z,2026-11-01",
        "2026-12-01T00:00:00.000Z,2026-12-01",
        "2026-12-31T23:59:59.999Z,2026-12-01",
        "2027-01-01T00:00:00.000Z,2027-01-01",
        "2028-02-29T12:00:00.000Z,2028-02-01",
        // already December in Amsterdam, and still November in the partition
        "2026-11-30T23:30:00.000Z,2026-11-01"
    })
    void standsInThePartitionOfItsMonthInUtc(Instant acceptedAt, LocalDate month) {
        DeliveryId id = DeliveryId.of(acceptedAt, UUID.fromString("919108f7-52d1-4320-9bac-f847db4148a8"));

        assertThat(id.month()).isEqualTo(month);
        assertThat(id.acceptedAt()).isEqualTo(acceptedAt);
    }

    @Test
    void readsWhatItWrites() {
        DeliveryId id = DeliveryId.parse(EXAMPLE);

        assertThat(id).hasToString(EXAMPLE);
        assertThat(DeliveryId.parse("017F22E2-79B0-7CC3-98C4-DC0C0C07398F")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z-2026-000123",
                "919108f7-52d1-4320-9bac-f847db4148a8", // version 4
                "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", // another variant
                "1-1-7000-8000-1", // short groups, which Java's own reader takes
                "1017f22e2-79b0-7cc3-98c4-dc0c0c07398", // a long first group, of which it drops a digit
                "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0"
            })
    void refusesWhatIsNotAVersion7(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> DeliveryId.parse(text));
    }
}
