package eu.briefwissel.function.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handler that a Lambda is given is the one function it carries. */
class SwitchesOfHandlerTest {

    @ParameterizedTest
    @CsvSource({
        "ingest,   ingest",
        "reach,    reach",
        "publish,  publish",
        "webhook,  webhook",
        "fallback, fallback",
        "admin,    fallback",
        "document, document"
    })
    void switchesAllOthersOff(String handler, String on) {
        assertThat(SwitchesOfHandler.switches(handler))
                .containsOnlyKeys(
                        "briefwissel.function.ingest",
                        "briefwissel.function.reach",
                        "briefwissel.function.publish",
                        "briefwissel.function.webhook",
                        "briefwissel.function.fallback",
                        "briefwissel.function.document")
                .allSatisfy(
                        (name, value) -> assertThat(value).as(name).isEqualTo(name.endsWith("." + on) ? "on" : "off"));
    }
}
