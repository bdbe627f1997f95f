package eu.briefwissel.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A mail server that answers each command as it was told to, and records every line that comes. */
final class ScriptedSmtp implements AutoCloseable {

    /** In place of an answer: closes the connection. */
    static final String HANG_UP = "hang up";

    /** In place of an answer: none. */
    static final String SILENCE = "silence";

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** {@code command} is CONNECT, EHLO, MAIL, RCPT, DATA or DOT. */
    ScriptedSmtp on(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** All that came, lines ended by LF. */
    String transcript() {
        return String.join("\n", lines);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException _) { // closed
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            boolean open = say(out, "CONNECT", "220 ready");
            while (open) {
                open = hear(in, out, in.readLine());
            }
        } catch (IOException _) { // the client went away
        }
    }

    private boolean hear(BufferedReader in, OutputStream out, @Nullable String line) throws IOException {
        if (line == null) {
            return false;
        }
        lines.add(line);
        String command = line.split("[ :]", 2)[0];
        boolean isData = command.equals("DATA");
        boolean open = say(out, command, isData ? "354 go on" : "250 OK");
        boolean contentFollows = isData && open && told("DATA").startsWith("354");
        return contentFollows ? content(in, out) : open;
    }

    private boolean content(BufferedReader in, OutputStream out) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            lines.add(line);
            line = in.readLine();
        }
        return say(out, "DOT", "250 taken");
    }

    private String told(String command) {
        return answers.getOrDefault(command, "354 go on");
    }

    private boolean say(OutputStream out, String command, String usual) throws IOException {
        String answer = answers.getOrDefault(command, usual);
        if (answer.equals(HANG_UP)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
        return true;
    }
}
