package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class BlindIndexTest {

    private final SecureRandom random = new SecureRandom();
    private final SecretKeyBytes key = SecretKeyBytes.generate(random);
    private final BlindIndex index = new BlindIndex(key);

    @Test
    void findsTheSameIdentifierAgain() {
        assertThat(index.of("bsn", "999993653")).hasSize(32);

        assertThat(index.of("bsn", "999993653"))
                .isEqualTo(new BlindIndex(SecretKeyBytes.of(key.bytes())).of("bsn", "999993653"));
    }

    @Test
    void tellsValuesSchemesAndTenantsApart() {
        var bsn = index.of("bsn", "999993653");

        assertThat(index.of("bsn", "999993654")).isNotEqualTo(bsn);
        assertThat(index.of("kbo", "999993653")).isNotEqualTo(bsn);
        assertThat(index.of("bsn9", "99993653")).isNotEqualTo(bsn);
        assertThat(new BlindIndex(SecretKeyBytes.generate(random)).of("bsn", "999993653"))
                .isNotEqualTo(bsn);
    }

    @Test
    void recognisesABodyByItsMacUnderTheSameKeyOnly() {
        var bodies = new BodyMac(key);
        var body = "{\"recipient\":{\"bsn\":\"999993653\"}}".getBytes(UTF_8);

        var mac = bodies.of(body);

        assertThat(bodies.matches(body, mac)).isTrue();
        assertThat(bodies.matches("{}".getBytes(UTF_8), mac)).isFalse();
        assertThat(bodies.matches(body, new byte[0])).isFalse();
        assertThat(new BodyMac(SecretKeyBytes.generate(random)).matches(body, mac))
                .isFalse();
    }
}
