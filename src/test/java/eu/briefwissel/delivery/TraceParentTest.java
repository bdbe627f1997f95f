package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void readsTheExampleOfTheSpecification() {
        var parent = TraceParent.parse("00-" + TRACE + "-" + SPAN + "-01").orElseThrow();

        assertThat(parent).isEqualTo(new TraceParent(TRACE, SPAN, true));
        assertThat(parent.text()).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
    }

    @Test
    void readsWhatALaterVersionHasInCommonWithThisOne() {
        assertThat(TraceParent.parse("01-" + TRACE + "-" + SPAN + "-02-more"))
                .contains(new TraceParent(TRACE, SPAN, false));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "999993653"
            })
    void takesNothingElse(String text) {
        assertThat(TraceParent.parse(text)).isEmpty();
    }

    @Test
    void givesAMessageATraceOfItsOwn() {
        DeliveryId id = new DeliveryId(UUID.fromString("01a20422-14f0-76fe-aab3-2c581b6c5bff"));

        assertThat(TraceParent.traceIdOf(id)).isEqualTo("01a2042214f076feaab32c581b6c5bff");
    }
}
