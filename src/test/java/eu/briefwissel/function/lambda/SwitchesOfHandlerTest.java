package eu.briefwissel.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handler that a Lambda is given is the one function it carries. */
class SwitchesOfHandlerTest {

    @ParameterizedTest
    @CsvSource({
        "ingest,   on,  off, off, off",
        "publish,  off, on,  off, off",
        "webhook,  off, off, on,  off",
        "fallback, off, off, off, on",
        "admin,    off, off, off, on"
    })
    void switchesAllOthersOff(String handler, String ingest, String publish, String webhook, String fallback) {
        assertThat(SwitchesOfHandler.switches(handler))
                .isEqualTo(Map.of(
                        "briefwissel.function.ingest", ingest,
                        "briefwissel.function.publish", publish,
                        "briefwissel.function.webhook", webhook,
                        "briefwissel.function.fallback", fallback));
    }
}
