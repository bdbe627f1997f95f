package eu.briefwissel.packaged;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A submission whose sender stops in the middle of it, until told to go on. */
final class SlowSubmission implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket connection;
    private final byte[] letter;

    private SlowSubmission(Socket connection, byte[] letter) {
        this.connection = connection;
        this.letter = letter;
    }

    /** Sends the head and half of the body. */
    static SlowSubmission begin(int port, String token, ObjectNode letter) throws IOException {
        byte[] body = letter.toString().getBytes(StandardCharsets.UTF_8);
        Socket connection = new Socket(InetAddress.getLoopbackAddress(), port);
        connection.setSoTimeout(PATIENCE_MILLIS);
        String head = """
                POST /v1/messages HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """.formatted(token, body.length);
        connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().write(body, 0, body.length / 2);
        return new SlowSubmission(connection, body);
    }

    /** Sends the rest; the whole answer. */
    String end() throws IOException {
        connection.getOutputStream().write(Arrays.copyOfRange(letter, letter.length / 2, letter.length));
        var reader = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        return reader.readAllAsString();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
