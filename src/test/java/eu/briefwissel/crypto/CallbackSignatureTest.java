package eu.briefwissel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallbackSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

    @Test
    void signsAsTheReferenceLibrariesDo() {
        // Standard Webhooks, the test vector of its libraries.
        assertThat(new CallbackSignature(List.of(SECRET)).of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, BODY))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithEachSecretThatCounts() {
        String other = CallbackSignature.newSecret(new SecureRandom());
        String both = new CallbackSignature(List.of(other, SECRET)).of("id", 1, BODY);

        assertThat(both.split(" ", -1))
                .containsExactly(
                        new CallbackSignature(List.of(other)).of("id", 1, BODY),
                        new CallbackSignature(List.of(SECRET)).of("id", 1, BODY));
    }

    @Test
    void isNoSignatureWithoutASecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CallbackSignature(List.of()));
    }
}
