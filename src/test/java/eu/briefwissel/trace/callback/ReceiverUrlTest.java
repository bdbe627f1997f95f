package eu.briefwissel.trace.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverUrlTest {

    private static final ReceiverUrl.Allowed STRICT = new ReceiverUrl.Allowed(false, false);
    private static final ReceiverUrl.Allowed LOOSE = new ReceiverUrl.Allowed(true, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "zaaksysteem.example/hook",
                "http://zaaksysteem.example/hook",
                "ftp://zaaksysteem.example/hook",
                "https:///hook",
                "https://user:secret@zaaksysteem.example/hook",
                "https://zaaksysteem.example/hook#part",
                "https://zaaksysteem.example:70000/hook",
                "https://localhost/hook",
                "https://127.0.0.1/hook",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/hook",
                "https://[fd00::1]/hook",
                "https://10.0.0.8:8443/hook"
            })
    void refusesThese(String url) {
        assertThat(ReceiverUrl.broken(url, STRICT)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://zaaksysteem.example/hook?token=a%20b",
                "https://zaaksysteem.example",
                "https://1.1.1.1:8443/"
            })
    void takesThese(String url) {
        assertThat(ReceiverUrl.broken(url, STRICT)).isEmpty();
    }

    @Test
    void takesWhatTheInstallationAllows() {
        assertThat(ReceiverUrl.broken("http://127.0.0.1:8080/hook", LOOSE)).isEmpty();
        assertThat(ReceiverUrl.broken("ftp://127.0.0.1/hook", LOOSE)).isPresent();
    }

    @Test
    void repeatsNothingOfIt() {
        assertThat(ReceiverUrl.broken("http://zaaksysteem.example/?token=geheim", STRICT)
                        .orElseThrow())
                .doesNotContain("geheim");
    }
}
