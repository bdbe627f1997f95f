package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.IntStream;

/** A sender that uploads batches, each line made when it is sent. */
final class BatchLoad {

    private static final int ACCEPTED = 202;

    private final URI batches;
    private final String token;

    BatchLoad(int port, String token) {
        this.batches = URI.create("http://127.0.0.1:" + port + "/v1/batches");
        this.token = token;
    }

    /** One batch of so many; how long that took to its answer, which counts all of them as accepted. */
    SubmissionLoad.Accepted upload(int messages) {
        String batch = UUID.randomUUID().toString();
        var request = HttpRequest.newBuilder(batches)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", batch)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(lines(messages)))
                .build();
        long start = System.nanoTime();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            var took = Duration.ofNanos(System.nanoTime() - start);
            if (answer.statusCode() != ACCEPTED || !answer.body().contains("\"accepted\":" + messages + ",")) {
                throw new StartRefused("A batch failed: " + answer.statusCode() + " " + answer.body());
            }
            return new SubmissionLoad.Accepted(messages, took);
        } catch (IOException e) {
            throw new StartRefused("A batch failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while uploading.", e);
        }
    }

    private static Iterable<byte[]> lines(int messages) {
        return () -> IntStream.range(0, messages)
                .mapToObj(_ -> line(SampleMessage.json(UUID.randomUUID().toString())))
                .iterator();
    }

    private static byte[] line(byte[] message) {
        byte[] line = Arrays.copyOf(message, message.length + 1);
        line[message.length] = '\n';
        return line;
    }
}
