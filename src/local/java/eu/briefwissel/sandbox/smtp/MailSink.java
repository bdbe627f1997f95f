package eu.briefwissel.sandbox.smtp;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that keeps every mail and sends none on. Mail to {@code bounces@…} is refused with 550, to {@code later@…} with 451 once
 * a mail, and mail to {@code drops@…} is taken while the connection drops before the answer.
 */
public final class MailSink implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);

    private final SmtpServer server;
    private final MailBook book;

    private MailSink(SmtpServer server, MailBook book) {
        this.server = server;
        this.book = book;
    }

    /**
     * Starts on loopback.
     *
     * @param port 0 for any that is free
     * @param directory where mails are kept; null for in memory
     */
    public static MailSink start(int port, @Nullable Path directory, InstantSource clock) throws IOException {
        var setup = new ServerSetup(port, InetAddress.getLoopbackAddress().getHostAddress(), ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(START.toMillis());
        var book = MailBook.open(directory);
        var server = new SmtpServer(setup, new PostOffice(book, clock));
        server.startService();
        try {
            if (!server.waitTillRunning(START.toMillis())) {
                throw new IOException("the mail server of the sandbox did not start on port " + port);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the mail server of the sandbox started", stopped);
        }
        return new MailSink(server, book);
    }

    public int port() {
        return server.getPort();
    }

    /** The mails taken, oldest first. */
    public List<Mail> mails() {
        return book.mails();
    }

    @Override
    public void close() throws IOException {
        server.stopService();
        book.close();
    }

    private static final class PostOffice extends Managers {
        private final FussyPostman postman;

        PostOffice(MailBook book, InstantSource clock) {
            postman = new FussyPostman(new Managers(), book, clock);
        }

        @Override
        public SmtpManager getSmtpManager() {
            return postman;
        }
    }
}
