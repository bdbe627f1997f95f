package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSinkTest {
    @TempDir
    private Path directory;

    private Sandbox sandbox;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory());
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    private void mail(String to, String text) throws MessagingException {
        var settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", String.valueOf(sandbox.smtpPort()));
        settings.setProperty("mail.smtp.timeout", "5000");
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("niet-antwoorden@gemeente-voorbeeld.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject("Er staat een bericht klaar – één", "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }

    @Test
    void keepsAMailAndShowsIt() throws MessagingException, IOException {
        mail("lezer@example.org", "Beste lezer, er staat een bericht voor u klaar.\r\n.een punt vooraan");

        assertThat(sandbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).containsExactly("lezer@example.org");
            assertThat(mail.from()).isEqualTo("niet-antwoorden@gemeente-voorbeeld.example");
            assertThat(mail.subject()).isEqualTo("Er staat een bericht klaar – één");
            assertThat(mail.text().strip()).endsWith("klaar.\r\n.een punt vooraan");
        });
        var shown = Http.send(Http.to("http://127.0.0.1:" + sandbox.httpPort() + "/sandbox/mails/0"));
        assertThat(shown.text("subject")).isEqualTo("Er staat een bericht klaar – één");
        assertThat(Http.send(Http.to("http://127.0.0.1:" + sandbox.httpPort() + "/sandbox/mails/1"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesAnAddressThatBounces() {
        assertThatThrownBy(() -> mail("bounces@example.org", "Nooit gelezen"))
                .isInstanceOf(SendFailedException.class)
                .rootCause()
                .hasMessageContaining("550");
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void putsOffEachMailOnce() throws MessagingException {
        for (var i = 0; i < 2; i++) {
            assertThatThrownBy(() -> mail("later@example.org", "Nog niet"))
                    .rootCause()
                    .hasMessageContaining("451");
            mail("later@example.org", "Nu wel");
        }

        assertThat(sandbox.mails())
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.text()).contains("Nu wel"));
    }

    @Test
    void takesAMailAndDropsTheConnectionBeforeItsAnswer() {
        assertThatThrownBy(() -> mail("drops@example.org", "Aangekomen of niet?"))
                .isInstanceOf(MessagingException.class);
        assertThat(sandbox.mails()).hasSize(1);
    }

    @Test
    void keepsMailsAcrossARestart() throws MessagingException, IOException {
        sandbox.close();
        sandbox = Sandbox.start(SandboxSettings.in(directory));
        mail("lezer@example.org", "Bewaar mij");
        sandbox.close();

        sandbox = Sandbox.start(SandboxSettings.in(directory));

        assertThat(sandbox.mails()).hasSize(1);
    }
}
