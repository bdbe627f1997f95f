package eu.briefwissel.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process says of the functions that it carries. */
class ResourceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "all                             | document=off",
                "all                             | document=on",
                "ingest+webhook                  | reach=off publish=off fallback=off",
                "reach                           | ingest=off publish=off webhook=off fallback=off",
                "document                        | ingest=off reach=off publish=off webhook=off fallback=off document=on",
                "ingest+reach+publish+fallback   | webhook=off document=off"
            })
    void isWhatIsSwitchedOn(String said, String switches) {
        Map<String, String> settings = Arrays.stream(switches.split(" "))
                .map(one -> one.split("="))
                .collect(Collectors.toMap(one -> "briefwissel.function." + one[0], one -> one[1]));
        ObjectNode written = JsonNodeFactory.instance.objectNode();

        with(settings).write(written);

        assertThat(written.at("/resource/attributes").toString())
                .contains("{\"key\":\"briefwissel.function\",\"value\":{\"stringValue\":\"" + said + "\"}}");
    }

    static Resource with(Map<String, String> settings) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "the test's", 100))
                .build();
        return new Resource(SamplerTest.config("otel.service.name", "post"), config);
    }
}
