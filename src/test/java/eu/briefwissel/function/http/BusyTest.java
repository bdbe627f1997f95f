package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.ingest.AcceptMessage;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** More than may be under way at once: told to come again before it is read, and nothing of it is stored. */
@QuarkusTest
@TestProfile(BusyTest.LittleRoom.class)
class BusyTest {

    private static final int ROOM = 64 << 10;

    /** Room for one body of that size. */
    public static class LittleRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("briefwissel.store.bytes-under-way", String.valueOf(ROOM));
        }
    }

    private static final int PATIENCE_MILLIS = 20_000;

    @Inject
    TestTenants tenants;

    @Inject
    AcceptMessage accept;

    private TestTenant tenant;

    @BeforeEach
    void login() {
        tenant = tenants.fresh();
        tenant.token(Role.SENDER);
    }

    @Test
    void tellsToComeAgainWhileOthersAreUnderWayAndTakesItAfterwards() throws IOException {
        double refusedBefore = refused();
        try (Socket _ = begun("Content-Length: " + ROOM)) {
            await(() -> bodies() >= ROOM);

            Response refused = submit();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.<String>path("type")).isEqualTo("https://briefwissel.eu/problems/busy");
            assertThat(Rows.of(tenant.id())).isEmpty();
            assertThat(refused() - refusedBefore).isEqualTo(1);
        }

        await(() -> bodies() == 0);
        assertThat(submit().statusCode()).isEqualTo(202);
        await(() -> bodies() == 0);
    }

    @Test
    void countsABodyThatDoesNotSayHowLongItIsAsTheLongest() throws IOException {
        try (Socket _ = begun("Transfer-Encoding: chunked")) {
            await(() -> bodies() > ROOM);

            assertThat(submit().statusCode()).isEqualTo(503);
        }
        await(() -> bodies() == 0);
    }

    @Test
    void takesABodyThatIsLargerThanAllRoomWhenNothingElseIsUnderWay() {
        String large = Submissions.withAttachment("p.png", "image/png", Submissions.pngOfBytes(2 * ROOM));
        await(() -> bodies() == 0);

        Response answer = tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(large)
                .post("/v1/messages");

        assertThat(answer.statusCode()).isEqualTo(202);
    }

    /** Whoever sent the first is not even there any more: what waits for the database is bounded all the same. */
    @Test
    void tellsToComeAgainWhatWouldWaitForTheDatabaseBesideTooMuch() throws SQLException {
        byte[] large = Submissions.withAttachment("p.png", "image/png", Submissions.pngOfBytes(ROOM))
                .getBytes(StandardCharsets.UTF_8);
        CompletableFuture<AcceptMessage.Answer> waiting;
        try (var owner = TestDatabase.asOwner();
                var lock = owner.createStatement()) {
            owner.setAutoCommit(false);
            lock.execute("lock table message in access exclusive mode");
            waiting = CompletableFuture.supplyAsync(() -> TestTenants.await(
                    () -> accept.accept(tenant.id(), "gone", large, Optional.empty(), Optional.empty())));
            Rows.awaitBlocked(owner, "message");

            Response refused = submit();

            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(refused.<String>path("type")).isEqualTo("https://briefwissel.eu/problems/busy");
            owner.rollback();
        }

        assertThat(waiting.join()).isInstanceOf(AcceptMessage.Answer.Accepted.class);
        assertThat(Rows.of(tenant.id())).containsEntry("message", 1L);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void answersWhatHasNoBodyWhateverIsUnderWay(HttpClient.Version version) throws IOException, InterruptedException {
        try (Socket _ = begun("Content-Length: " + ROOM);
                var http = HttpClient.newBuilder().version(version).build()) {
            await(() -> bodies() >= ROOM);
            var search = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/v1/messages?reference=x"))
                    .header("Authorization", "Bearer " + tenant.token(Role.SENDER))
                    .build();

            int found = http.send(search, BodyHandlers.discarding()).statusCode();

            assertThat(found).isEqualTo(200);
        }
        await(() -> bodies() == 0);
    }

    /** The limit of the small public routes holds for bodies that hide their length, too: not the 40 MB of the server. */
    @Test
    void cutsOffALongBodyOfASmallRouteThatDidNotSayHowLongItIs() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(ascii(String.join(
                    "\r\n",
                    "POST /api/webhook/berichtenbox/read HTTP/1.1",
                    "Host: x",
                    "Content-Type: application/json",
                    "Transfer-Encoding: chunked",
                    "",
                    "")));
            String answer = answerTo(socket, 200);

            assertThat(answer).startsWith("HTTP/1.1 413 ");
        }
    }

    /** Sends so many chunks of a kilobyte, or as many as are taken; what is answered then. */
    private static String answerTo(Socket socket, int chunks) throws IOException {
        try {
            for (int i = 0; i < chunks; i++) {
                socket.getOutputStream().write(ascii("400\r\n" + "x".repeat(0x400) + "\r\n"));
            }
        } catch (IOException _) { // hung up on: the answer is there
        }
        byte[] start = socket.getInputStream().readNBytes("HTTP/1.1 413 ".length());
        return new String(start, StandardCharsets.US_ASCII);
    }

    private Response submit() {
        return tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages");
    }

    /** A submission whose body does not come. */
    private Socket begun(String length) throws IOException {
        Socket socket = new Socket("localhost", RestAssured.port);
        socket.getOutputStream()
                .write(ascii("POST /v1/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Authorization: Bearer " + tenant.token(Role.SENDER) + "\r\n" + length + "\r\n\r\n"));
        return socket;
    }

    private static double bodies() {
        return metric("briefwissel_bodies_bytes{");
    }

    private static double refused() {
        return metric("briefwissel_bodies_refused_total{");
    }

    private static double metric(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static void await(BooleanSupplier isSo) {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!isSo.getAsBoolean()) {
            if (System.currentTimeMillis() > until) {
                throw new UncheckedIOException(new IOException("waited in vain"));
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
