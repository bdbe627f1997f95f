package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final byte[] BODY =
            "{\"messageId\":\"f1c6a1ce-0f4e-4b0e-9a52-5d1c0d6f2a10\",\"subject\":\"Besluit op uw aanvraag – één\"}"
                    .getBytes(UTF_8);

    /** openssl dgst -sha256 -hmac geheim body.json */
    private static final String SIGNATURE = "57ff33dd72710d417be1f4a02e2bf78970789811d2abe775be527b49ba1b78a8";

    private final WebhookSignature signature = new WebhookSignature(List.of("geheim"));

    @Test
    void takesTheSignatureOfOpenSsl() {
        assertThat(signature.verifies(BODY, SIGNATURE)).isTrue();
        assertThat(signature.sign(BODY)).isEqualTo(SIGNATURE);
    }

    @Test
    void refusesAnythingButThoseSixtyFourLowerCaseDigits() {
        assertThat(signature.verifies(BODY, null)).isFalse();
        assertThat(signature.verifies(BODY, "")).isFalse();
        assertThat(signature.verifies(BODY, " ")).isFalse();
        assertThat(signature.verifies(BODY, SIGNATURE.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(signature.verifies(BODY, SIGNATURE.substring(1))).isFalse();
        assertThat(signature.verifies(BODY, SIGNATURE + "0")).isFalse();
        assertThat(signature.verifies(BODY, SIGNATURE + " ")).isFalse();
        assertThat(signature.verifies(BODY, "sha256=" + SIGNATURE)).isFalse();
        assertThat(signature.verifies(BODY, SIGNATURE.replace('5', '\u0665'))).isFalse();
    }

    @Test
    void refusesASignatureWithAnyDigitChanged() {
        for (int i = 0; i < SIGNATURE.length(); i++) {
            var changed = new StringBuilder(SIGNATURE);
            changed.setCharAt(i, SIGNATURE.charAt(i) == '0' ? '1' : '0');

            assertThat(signature.verifies(BODY, changed.toString())).isFalse();
        }
    }

    @Test
    void refusesABodyWithAnyByteChanged() {
        for (int i = 0; i < BODY.length; i++) {
            var changed = BODY.clone();
            changed[i] ^= 1;

            assertThat(signature.verifies(changed, SIGNATURE)).isFalse();
        }
    }

    @Test
    void takesTheOldAndTheNewSecretWhileTheyRotate() {
        var rotating = new WebhookSignature(List.of("nieuw geheim", "geheim"));

        assertThat(rotating.verifies(BODY, SIGNATURE)).isTrue();
        assertThat(rotating.verifies(BODY, new WebhookSignature(List.of("nieuw geheim")).sign(BODY)))
                .isTrue();
        assertThat(rotating.verifies(BODY, new WebhookSignature(List.of("ander geheim")).sign(BODY)))
                .isFalse();
        assertThat(rotating.sign(BODY)).isNotEqualTo(SIGNATURE);
    }

    @Test
    void refusesEverythingWithoutASecret() {
        for (var secrets : List.of(List.<String>of(), List.of(""), List.of(" ", "\t"))) {
            var unset = new WebhookSignature(secrets);

            assertThat(unset.isConfigured()).isFalse();
            assertThat(unset.verifies(BODY, SIGNATURE)).isFalse();
            assertThat(unset.verifies(BODY, "")).isFalse();
            assertThat(unset.verifies(BODY, null)).isFalse();
            assertThatIllegalStateException().isThrownBy(() -> unset.sign(BODY));
        }
    }

    @Test
    void refusesAThirdSecretAndShowsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSignature(List.of("a", "b", "c")));
        assertThat(signature.toString()).isEqualTo("WebhookSignature[redacted]");
    }
}
