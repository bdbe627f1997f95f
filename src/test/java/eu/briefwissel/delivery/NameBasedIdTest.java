package eu.briefwissel.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {

    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void givesTheExampleOfTheRfc() {
        UUID id = NameBasedId.of(DNS, "www.example.com"); // RFC 9562, appendix A.4

        assertThat(id).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void dependsOnBothTheNamespaceAndTheName() {
        UUID id = NameBasedId.of(DNS, "a");

        assertThat(NameBasedId.of(DNS, "b")).isNotEqualTo(id);
        assertThat(NameBasedId.of(id, "a")).isNotEqualTo(id);
        assertThat(NameBasedId.of(DNS, "a")).isEqualTo(id);
    }
}
