package eu.briefwissel.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** Ends TLS in front of a plain port of this machine. */
final class TlsInFront implements AutoCloseable {

    private final ServerSocket listening;
    private final int plainPort;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger connections = new AtomicInteger();

    private TlsInFront(ServerSocket listening, int plainPort) {
        this.listening = listening;
        this.plainPort = plainPort;
    }

    static TlsInFront of(int plainPort, SSLContext context) {
        try {
            TlsInFront proxy = new TlsInFront(
                    context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                    plainPort);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many connections came in whose TLS was agreed upon and that said something. */
    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket outside = listening.accept();
                threads.execute(() -> carry(outside));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void carry(Socket outside) {
        try (outside;
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), plainPort)) {
            int first = outside.getInputStream().read(); // the handshake happens here
            connections.incrementAndGet();
            inside.getOutputStream().write(first);
            threads.execute(() -> copy(inside, outside));
            copy(outside, inside);
        } catch (IOException _) {
            // whoever connected sees it closed
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // one side is gone, the other is closed by carry
        }
    }
}
