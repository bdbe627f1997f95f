package eu.briefwissel.journey;

import static eu.briefwissel.journey.Uploads.line;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.ingest.batch.AcceptBatch;
import eu.briefwissel.support.LogLines;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A batch, from its upload to the result of each of its lines; over HTTP. */
@QuarkusTest
class BatchJourneyTest {

    private static final String BAD = line("Z-bad").replace("999993653", "123456789");
    private static final int LONGEST = 2 << 20;

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    private TestTenant tenant;
    private Uploads uploads;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
        uploads = new Uploads(tenant);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void acceptsOrRefusesEachLineByItselfAndNamesTheProblem() {
        var answer = uploads.send("b", line("Z-1"), "", BAD, "{ oops", "[]", line("Z-1", "second"), "\t");

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonPath batch = new JsonPath(answer.body());
        assertThat(answer.headers().firstValue("Location")).contains(batch.getString("links.self"));
        assertThat(batch.getBoolean("complete")).isTrue();
        assertThat(batch.getInt("received")).isEqualTo(5);
        assertThat(batch.getInt("accepted")).isEqualTo(2);
        assertThat(batch.getInt("refused")).isEqualTo(3);
        assertThat(batch.<String, Integer>getMap("deliveries")).containsExactly(Map.entry("accepted", 2));
        List<JsonPath> results = uploads.results("b");
        assertThat(results).extracting(r -> r.getInt("line")).containsExactly(1, 3, 4, 5, 6);
        assertThat(results)
                .extracting(r -> r.getString("reference"))
                .containsExactly("Z-1", "Z-bad", null, null, "Z-1");
        assertThat(results.get(0).getString("id")).isNotNull();
        assertThat(results.get(0).getString("problem")).isNull();
        assertThat(results.get(1).getString("problem.type"))
                .isEqualTo("https://briefwissel.eu/problems/invalid-submission");
        assertThat(results.get(1).getInt("problem.status")).isEqualTo(422);
        assertThat(results.get(1).getString("problem.errors[0].field")).isEqualTo("/recipient/bsn");
        assertThat(results.get(1).getString("problem.errors[0].rule")).isEqualTo("bsn-11-check");
        assertThat(results.get(2).getString("problem.type")).endsWith("/malformed-json");
        assertThat(results.get(2).getString("problem.detail")).startsWith("column ");
        assertThat(results.get(3).getString("problem.errors[0].rule")).isEqualTo("type");
        assertThat(uploads.get(batch.getString("links.results")).asString()).doesNotContain("123456789");
        assertThat(uploads.get(batch.getString("links.messages")).<List<String>>path("items.id"))
                .containsExactlyInAnyOrder(
                        results.get(0).getString("id"), results.get(4).getString("id"));
    }

    @Test
    void givesTheResultsAsCsvToo() {
        uploads.send("b", line("Z,\\\"1\\\""), BAD);
        String path = uploads.batch("b").getString("links.results");

        Response csv = tenant.as(Role.SENDER).accept("text/csv").get(path);
        Response ndjson = tenant.as(Role.SENDER).accept("application/x-ndjson").get(path);

        assertThat(csv.contentType()).startsWith("text/csv");
        String id = uploads.results("b").getFirst().getString("id");
        assertThat(csv.asString().split("\r\n"))
                .containsExactly(
                        "line,reference,id,problem,field,rule,detail,more",
                        "1,\"Z,\"\"1\"\"\"," + id + ",,,,,",
                        "2,Z-bad,,invalid-submission,/recipient/bsn,bsn-11-check,"
                                + "must be nine digits that pass the 11-check (Wet algemene bepalingen BSN),");
        assertThat(ndjson.contentType()).startsWith("application/x-ndjson");
        assertThat(ndjson.asString().lines()).hasSize(2);
    }

    @Test
    void isTextToASpreadsheetWhateverASenderWrote() {
        uploads.send("b", line("=HYPERLINK(A1)"));

        Response csv =
                tenant.as(Role.SENDER).accept("text/csv").get(uploads.batch("b").getString("links.results"));

        assertThat(csv.asString()).contains("1,'=HYPERLINK(A1),");
    }

    @Test
    void goesOnForAClientThatWaitsForTheWord() {
        assertThat(uploads.toldBeforeTheBody("b")).isEqualTo("HTTP/1.1 100 Continue");
    }

    @Test
    void refusesALineThatIsTooLongAndTakesTheNext() {
        String tooLong = line("Z-1").replace("toegewezen", "toegewezen".repeat(LONGEST / 10));

        var answer = uploads.send("b", tooLong, line("Z-2"));

        assertThat(new JsonPath(answer.body()).getInt("accepted")).isEqualTo(1);
        JsonPath result = uploads.results("b").getFirst();
        assertThat(result.getString("problem.type")).endsWith("/too-large");
        assertThat(result.getString("problem.detail")).contains(String.valueOf(LONGEST));
    }

    @Test
    void leavesTheWholeLinesOfAnUploadThatBreaksOffAndNoDoublesWhenItIsRepeated() {
        String first = line("Z-1") + "\n" + BAD + "\n" + line("Z-2") + "\n";
        String half = line("Z-3");

        uploads.breakOff("b", first + half.substring(0, half.length() - 2), 3);

        assertThat(uploads.batch("b").getBoolean("complete")).isFalse();
        assertThat(uploads.messages()).isEqualTo(2);
        List<String> before = ids("b");

        var answer = uploads.send("b", line("Z-1"), BAD, line("Z-2"), line("Z-3"));

        assertThat(new JsonPath(answer.body()).getBoolean("complete")).isTrue();
        assertThat(uploads.messages()).isEqualTo(3);
        assertThat(ids("b")).startsWith(before.get(0), null, before.get(2)).hasSize(4);
    }

    /** All of it is a valid submission up to the cut: only the end of the line is missing. */
    @Test
    void takesNoLineBeforeItsEndCame() {
        try (LogLines log = LogLines.of(AcceptBatch.class.getName())) {
            uploads.breakOff("b", line("Z-1") + "\n" + line("Z-2"), 1);
            String batch = uploads.batch("b").getString("id");

            Uploads.await(() -> !log.events("batch=" + batch).isEmpty());

            assertThat(log.at("INFO")).contains("upload batch=" + batch + " end=BROKEN_OFF");
        }
        assertThat(uploads.messages()).isEqualTo(1);
        assertThat(uploads.batch("b").getBoolean("complete")).isFalse();
    }

    @Test
    void refusesALineWhoseKeyCameWithAnotherContent() {
        uploads.send("b", line("Z-1"), line("Z-2", "k"));

        uploads.send("b", line("Z-1").replace("toegewezen", "afgewezen"), line("Z-9", "k"), line("Z-3"));

        assertThat(uploads.messages()).isEqualTo(3);
        List<JsonPath> results = uploads.results("b");
        assertThat(results)
                .extracting(r -> r.getString("problem.type"))
                .containsExactly(
                        "https://briefwissel.eu/problems/idempotency-key-reused",
                        "https://briefwissel.eu/problems/idempotency-key-reused",
                        null);
        assertThat(results).extracting(r -> r.getString("reference")).containsExactly("Z-1", "Z-9", "Z-3");
        assertThat(uploads.batch("b").<String, Integer>getMap("deliveries")).containsEntry("accepted", 3);
    }

    @Test
    void keepsTheKeysOfLinesWithinTheirBatchAndApartFromThoseOfCalls() {
        uploads.send("b", line("Z-1"));
        uploads.send("c", line("Z-1"));
        Planted.accepted(tenant, line("Z-1"));

        assertThat(uploads.messages()).isEqualTo(3);
    }

    @Test
    void makesNoDoublesOfTwoUploadsOfTheSameBatchAtOnce() {
        String body = IntStream.range(0, 500).mapToObj(i -> line("Z-" + i)).collect(Collectors.joining("\n"));

        var one = uploads.begin("b", () -> Uploads.stream(body));
        var other = uploads.begin("b", () -> Uploads.stream(body));

        assertThat(one.join().statusCode()).isEqualTo(202);
        assertThat(other.join().statusCode()).isEqualTo(202);
        assertThat(uploads.messages()).isEqualTo(500);
        assertThat(uploads.batch("b").getInt("accepted")).isEqualTo(500);
        assertThat(ids("b")).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void takesTheSameMessageFromALineThatComesTwice() {
        var answer = uploads.send("b", line("Z-1"), line("Z-1"));

        assertThat(new JsonPath(answer.body()).getInt("accepted")).isEqualTo(2);
        assertThat(uploads.messages()).isEqualTo(1);
        assertThat(ids("b")).hasSize(2).containsOnly(ids("b").getFirst());
    }

    @Test
    void showsABatchToItsTenantOnly() {
        uploads.send("b", line("Z-1"));
        String self = uploads.batch("b").getString("links.self");
        TestTenant other = tenants.fresh();

        assertThat(other.as(Role.SENDER).get(self).statusCode()).isEqualTo(404);
        assertThat(other.as(Role.SENDER).get(self + "/results").statusCode()).isEqualTo(404);
        assertThat(other.as(Role.SENDER).get("/v1/batches?key=b").statusCode()).isEqualTo(404);
        assertThat(other.as(Role.SENDER).delete(self).statusCode()).isEqualTo(404);
        assertThat(other.as(Role.SENDER)
                        .get("/v1/messages?batch=" + self.substring(self.lastIndexOf('/') + 1))
                        .<List<?>>path("items"))
                .isEmpty();
        new Uploads(other).send("b", line("Z-2"));
        assertThat(uploads.batch("b").getInt("received")).isEqualTo(1);
        assertThat(tenant.as(Role.AUDITOR).get(self).statusCode()).isEqualTo(200);
    }

    @Test
    void showsHowFarAnUploadHasComeWhileItIsUnderWay() throws Exception {
        var rest = new PipedOutputStream();
        try (var more = new PipedInputStream(rest)) {
            InputStream begun = Uploads.stream(line("Z-1") + "\n" + line("Z-2") + "\n");
            var upload = uploads.begin(
                    "b",
                    () -> new SequenceInputStream(Collections.enumeration(List.of(
                            begun,
                            new ByteArrayInputStream((" ".repeat(20_000) + "\n").getBytes(StandardCharsets.UTF_8)),
                            more))));

            Uploads.await(() -> uploads.count("b") == 2);

            assertThat(uploads.batch("b").getBoolean("complete")).isFalse();
            assertThat(upload).isNotDone();
            rest.close();
            assertThat(new JsonPath(upload.join().body()).getBoolean("complete"))
                    .isTrue();
        }
    }

    @Test
    void wantsAKeyATokenOfASenderAndNdjson() {
        assertThat(uploads.send(" ", line("Z-1")).statusCode()).isEqualTo(422);
        Response keyless = tenant.as(Role.SENDER)
                .contentType("application/x-ndjson")
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .post("/v1/batches");
        assertThat(keyless.statusCode()).isEqualTo(422);
        assertThat(keyless.<String>path("errors[0].field")).isEqualTo("Idempotency-Key");
        assertThat(tenant.as(Role.OPERATOR)
                        .contentType("application/x-ndjson")
                        .header("Idempotency-Key", "b")
                        .body("{}".getBytes(StandardCharsets.UTF_8))
                        .post("/v1/batches")
                        .statusCode())
                .isEqualTo(403);
        assertThat(tenant.as(Role.SENDER)
                        .contentType("application/json")
                        .header("Idempotency-Key", "b")
                        .body("{}")
                        .post("/v1/batches")
                        .statusCode())
                .isEqualTo(415);
        assertThat(tenant.as(Role.SENDER)
                        .contentType("application/json")
                        .body(line("Z-1", "k"))
                        .post("/v1/messages")
                        .<String>path("errors[0].rule"))
                .isEqualTo("unknown-field");
        assertThat(uploads.get("/v1/batches").statusCode()).isEqualTo(400);
        assertThat(uploads.get("/v1/batches?key=not a key").statusCode()).isEqualTo(400);
        assertThat(uploads.messages()).isZero();
    }

    @Test
    void takesBackWhatIsNotSentOfABatch() {
        uploads.send("b", line("Z-1"), line("Z-2"));
        uploads.send("c", line("Z-1"));

        Response done = tenant.as(Role.SENDER).delete(uploads.batch("b").getString("links.self"));

        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.<List<String>>path("withdrawn")).containsExactlyInAnyOrderElementsOf(ids("b"));
        assertThat(uploads.batch("b").<String, Integer>getMap("deliveries")).containsExactly(Map.entry("withdrawn", 2));
        assertThat(uploads.batch("c").<String, Integer>getMap("deliveries")).containsExactly(Map.entry("accepted", 1));
    }

    @Test
    void takesNothingUnderAKeyThatCountsNoMore() {
        uploads.send("b", line("Z-1"));
        clock.advance(Duration.ofDays(7));
        TestTenant later = tenant.withoutTokens();

        HttpResponse<String> again = new Uploads(later).send("b", line("Z-1"), line("Z-2"));

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("batch-key-over");
        assertThat(uploads.messages()).isEqualTo(1);
    }

    @Test
    void isNotCompleteWhenItIsSentAgainAndBreaksOff() {
        uploads.send("b", line("Z-1"));
        assertThat(uploads.batch("b").getBoolean("complete")).isTrue();

        uploads.breakOff("b", line("Z-1") + "\n" + line("Z-2") + "\n{", 2);

        assertThat(uploads.batch("b").getBoolean("complete")).isFalse();
    }

    private List<String> ids(String key) {
        return uploads.results(key).stream().map(r -> r.getString("id")).toList();
    }
}
