package eu.briefwissel.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    private static final String BASE64 = "KDOiNPPvWofA6w1ucqXNqFjFpAm77w1fqyRwSzIn4+4=";

    private final SecureRandom random = new SecureRandom();

    @Test
    void unwrapsATenantKeyAfterARestart() {
        var tenantKey = SecretKeyBytes.generate(random);
        var wrapped = MasterKey.parse(BASE64, random).wrap(tenantKey, "gemeente-a");

        var unwrapped = MasterKey.parse(BASE64 + "\n", random).unwrap(wrapped, "gemeente-a");

        assertThat(unwrapped.bytes()).isEqualTo(tenantKey.bytes());
    }

    @Test
    void refusesATenantKeyOfAnotherTenantOrOfAnotherMaster() {
        var master = MasterKey.parse(BASE64, random);
        var other = MasterKey.parse(
                Base64.getEncoder()
                        .encodeToString(SecretKeyBytes.generate(random).bytes()),
                random);
        var wrapped = master.wrap(SecretKeyBytes.generate(random), "gemeente-a");

        assertThatThrownBy(() -> master.unwrap(wrapped, "gemeente-b")).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> other.unwrap(wrapped, "gemeente-a")).isInstanceOf(SealBroken.class);
    }

    @Test
    void derivesTheSameKeyForANameAfterARestart() {
        var signing = MasterKey.parse(BASE64, random).derive("token-signing").bytes();

        assertThat(signing)
                .isEqualTo(
                        MasterKey.parse(BASE64, random).derive("token-signing").bytes());
        assertThat(signing)
                .isNotEqualTo(MasterKey.parse(BASE64, random)
                        .derive("database-password")
                        .bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KDOiNPPvWofA6w1ucqXNqFjFpAm77w1fqyRwSzIn4w==",
                "KDOiNPPvWofA6w1ucqXNqFjFpAm77w1fqyRwSzIn4+4A",
                "",
                "AAAA"
            })
    void namesTheRuleForAKeyOfAnotherLength(String base64) {
        assertThatThrownBy(() -> MasterKey.parse(base64, random))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("base64 (RFC 4648 section 4) of exactly 32 random bytes")
                .hasMessageEndingWith(
                        "this one has %d bytes".formatted(Base64.getDecoder().decode(base64).length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "KDOiNPPvWofA6w1ucqXNqFjFpAm77w1fqyRwSzIn4-4=",
                "KDOiNPPvWofA6w1ucqXNqFjFpAm77w1fqyRwSzIn4*4=",
                "geheim wachtwoord"
            })
    void namesTheRuleForATextThatIsNotBase64AndQuotesNothing(String text) {
        assertThatThrownBy(() -> MasterKey.parse(text, random))
                .isInstanceOf(UnusableKey.class)
                .hasMessageContaining("base64 (RFC 4648 section 4) of exactly 32 random bytes")
                .hasMessageEndingWith("this one is not base64")
                .hasNoCause()
                .hasMessageNotContaining(text);
    }

    @Test
    void neverShowsTheKey() {
        assertThat(MasterKey.parse(BASE64, random).toString()).isEqualTo("MasterKey[redacted]");
    }
}
