package eu.briefwissel.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionerTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void isNobodyWithoutASecret(String secret) {
        assertThat(new Provisioner(() -> Optional.empty()).knows(secret)).isFalse();
        assertThat(new Provisioner(() -> Optional.of(secret)).knows(secret)).isFalse();
    }

    @Test
    void refusesToStartWithASecretThatCanBeGuessed() {
        assertThatThrownBy(() -> new Provisioner(() -> Optional.of("short-and-guessed")))
                .hasMessageContaining("briefwissel.provisioning.secret")
                .hasMessageNotContaining("short-and-guessed");
    }
}
