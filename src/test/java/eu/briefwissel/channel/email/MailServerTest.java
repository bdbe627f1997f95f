package eu.briefwissel.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.StartTLSOptions;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MailServerTest {

    @Test
    void isSpokenToAtThePortOfItsKindUnlessSaid() {
        assertThat(options(OptionalInt.empty(), false).getPort()).isEqualTo(587);
        assertThat(options(OptionalInt.empty(), true).getPort()).isEqualTo(465);
        assertThat(options(OptionalInt.of(2587), false).getPort()).isEqualTo(2587);
    }

    @Test
    void hasToShowACertificateOfItsName() {
        MailConfig options = options(OptionalInt.empty(), true);

        assertThat(options.isSsl()).isTrue();
        assertThat(options.isTrustAll()).isFalse();
        assertThat(options.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
    }

    @Test
    void getsAConnectionForEachMail() {
        assertThat(options(OptionalInt.empty(), false).isKeepAlive()).isFalse();
    }

    private static MailConfig options(OptionalInt port, boolean tls) {
        return MailServer.options(new ServerSettings(port, tls, StartTLSOptions.REQUIRED));
    }
}
