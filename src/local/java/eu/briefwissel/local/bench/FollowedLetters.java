package eu.briefwissel.local.bench;

import eu.briefwissel.local.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;

/** One letter of each way through, handed over and followed to its end. */
final class FollowedLetters implements AutoCloseable {

    /** Whom the sandbox knows by these numbers, and how a letter to them ends. */
    private enum Way {
        READ("\"bsn\":\"999993653\"", "", "opened"),
        MAILED("\"bsn\":\"999993677\"", "", "dispatched"),
        UNREAD("\"bsn\":\"999993665\"", ",\"unreadAfter\":\"2 seconds\"", "dispatched"),
        EBOX_CITIZEN("\"insz\":\"01071700144\"", "", "opened"),
        EBOX_ENTERPRISE("\"kbo\":\"1999900072\"", "", "opened");

        private final String recipient;
        private final String more;
        private final String ends;

        Way(String recipient, String more, String ends) {
            this.recipient = recipient;
            this.more = more;
            this.ends = ends;
        }

        private String letter() {
            return """
                    {"reference":"%s","recipient":{%s},"language":"nl","messageType":"besluit",\
                    "subject":"Besluit op uw aanvraag","body":"<p>Uw aanvraag is toegewezen.</p>",\
                    "contact":{"email":"lezer@example.org"}%s}""".formatted(name(), recipient, more);
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI messages;
    private final String token;

    FollowedLetters(int port, String token) {
        this.messages = URI.create("http://localhost:" + port + "/v1/messages");
        this.token = token;
    }

    void handOver() {
        for (Way way : Way.values()) {
            answer(authorised(messages)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(way.letter())));
        }
    }

    /** Whether each has come to its end. */
    boolean areAtTheirEnd() {
        return Arrays.stream(Way.values())
                .allMatch(way -> answer(authorised(URI.create(messages + "?reference=" + way)))
                        .contains("\"status\":\"" + way.ends + '"'));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder authorised(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
    }

    private String answer(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new StartRefused("The program does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while following letters.", e);
        }
    }
}
