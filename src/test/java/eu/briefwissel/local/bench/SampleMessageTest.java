package eu.briefwissel.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleMessageTest {

    @Test
    void isJsonOfFifteenHundredBytesWhateverItsReference() throws IOException {
        String reference = UUID.randomUUID().toString();

        JsonNode message = new ObjectMapper().readTree(SampleMessage.json(reference));

        assertThat(message.get("reference").asText()).isEqualTo(reference);
        assertThat(SampleMessage.json(reference)).hasSize(1_500);
        assertThat(SampleMessage.json("kort")).hasSize(1_500);
    }

    @Test
    void hasAPictureOfThatSizeWhereOneIsWanted() throws IOException {
        JsonNode message = new ObjectMapper().readTree(SampleMessage.withFile("kort", 100_000));

        byte[] file = message.at("/attachments/0/content").binaryValue();

        assertThat(file).hasSize(100_000);
        assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(1);
    }

    @Test
    void hasPgbenchSendAsManyBytesAsTheGatewayStored() {
        Map<String, String> variables = PgbenchScripts.variables(
                Map.of("sealed", "1429", "recipient", "38", "wrapped", "61", "month", "2026-11-01"));

        assertThat(variables.get("sealed")).hasSize(1_429);
        assertThat(variables.get("recipient")).hasSize(38);
        assertThat(variables.get("wrapped")).hasSize(61);
        assertThat(variables).containsEntry("month", "2026-11-01").containsEntry("tenant", "sandbox");
    }
}
