package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final UUID ID = UUID.fromString("01a20422-14f0-76fe-aab3-2c581b6c5bff");

    private final LinkTokens tokens = new LinkTokens(SecretKeyBytes.of(new byte[SecretKeyBytes.LENGTH]));

    @Test
    void readsWhatItMade() {
        String token = tokens.of(ID);

        assertThat(tokens.read(token)).contains(ID);
        assertThat(token).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void readsNothingThatAnotherKeySigned() {
        byte[] other = new byte[SecretKeyBytes.LENGTH];
        other[0] = 1;

        assertThat(tokens.read(new LinkTokens(SecretKeyBytes.of(other)).of(ID))).isEmpty();
    }

    @Test
    void readsNothingOfWhichACharacterWasChanged() {
        String token = tokens.of(ID);

        for (int i = 0; i < token.length() - 1; i++) { // the last one has two bits that mean nothing
            char changed = token.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, i) + changed + token.substring(i + 1)))
                    .isEmpty();
        }
    }

    @Test
    void readsNothingThatIsNoToken() {
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("%".repeat(43))).isEmpty();
        assertThat(tokens.read(tokens.of(ID) + "A")).isEmpty();
    }
}
