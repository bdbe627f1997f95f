package eu.briefwissel.function.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Resolving;
import eu.briefwissel.delivery.RetrySchedule;
import eu.briefwissel.delivery.Stage;
import eu.briefwissel.store.Begun;
import eu.briefwissel.store.Claims;
import eu.briefwissel.store.Decisions;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.OutgoingMessages;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Rows;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The answers of BBK 1.7, word for word. */
@QuarkusTest
class WebhookTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String SECRET = "webhook-secret-of-the-tests";

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @Inject
    Deliveries deliveries;

    @Inject
    Decisions decisions;

    @Inject
    OutgoingMessages outgoing;

    @Inject
    Claims claims;

    TestTenant tenant;

    @BeforeEach
    void aTenantWithASecret() {
        tenant = tenants.fresh(Map.of("logius_webhook_secret", SECRET));
    }

    @Test
    void opensADeliveryOnceHoweverOftenItsReadIsTold() {
        String id = submit();
        String read = read(handOver(id));

        Response first = post("read", read, signature(read));
        Response second = post("read", read, signature(read));

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.asString()).isEqualTo("{\"ok\":true,\"updated\":true}");
        assertThat(second.asString()).isEqualTo("{\"ok\":true,\"updated\":false}");
        assertThat(tenant.as(Role.SENDER).get("/v1/messages/" + id).<String>path("status"))
                .isEqualTo("opened");
    }

    @Test
    void keepsAReplyUnderTheIdThatItAnswers() {
        String id = submit();
        String reply = reply(handOver(id));

        Response answer = post("reply", reply, signature(reply));

        List<String> kept =
                tenant.as(Role.SENDER).get("/v1/messages/" + id + "/replies").path("items.id");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<Boolean>path("ok")).isTrue();
        assertThat(kept).containsExactly(answer.<String>path("replyId"));
        assertThat(answer.<String>path("contactmomentId")).isEqualTo(answer.path("replyId"));
    }

    /** The operator's own copy is the best there is, as long as ours had no effect. */
    @Test
    void takesAReplyThatIsToldAgainWhereWhatWasKeptOfItCannotBeRead() {
        String id = submit();
        String receipt = handOver(id);
        Planted.in(tenant, """
                insert into mailbox_event (tenant, channel, kind, event_id, receipt_id, at, received_at, sealed, set_aside_at)
                values ('%s', 'berichtenbox', 'replied', 'R-1', '%s', now(), now(), 'rubbish', now())
                """.formatted(tenant.id(), receipt));
        String reply = reply(receipt);

        Response answer = post("reply", reply, signature(reply));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(tenant.as(Role.SENDER).get("/v1/messages/" + id + "/replies").<List<String>>path("items.id"))
                .containsExactly(answer.<String>path("replyId"));
    }

    @Test
    void answersThatAReadWasTakenThoughSomethingBeforeItCannotBeRead() {
        String id = submit();
        String receipt = handOver(id);
        Planted.in(tenant, """
                insert into mailbox_event (tenant, channel, kind, event_id, receipt_id, at, received_at, sealed)
                values ('%s', 'berichtenbox', 'replied', 'R-1', '%s', '2027-01-01', '2027-01-01', 'rubbish')
                """.formatted(tenant.id(), receipt));
        String read = read(receipt);

        Response answer = post("read", read, signature(read));

        assertThat(answer.asString()).isEqualTo("{\"ok\":true,\"updated\":true}");
    }

    @Test
    void parksAnAuthenticReplyToAnUnknownMessage() {
        String reply = reply(UUID.randomUUID().toString());

        Response answer = post("reply", reply, signature(reply));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"ok\":true,\"contactmomentId\":null,\"replyId\":null}");
        assertThat(Rows.of(tenant.id())).isEqualTo(Map.of("mailbox_event", 1L));
    }

    @Test
    void parksAnAuthenticReadOfAnUnknownMessage() {
        String read = read("LOG-1");

        Response answer = post("read", read, signature(read));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.asString()).isEqualTo("{\"ok\":true,\"updated\":false}");
        assertThat(Rows.of(tenant.id())).isEqualTo(Map.of("mailbox_event", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "of another body", "of another secret"})
    void believesNothingWithoutItsSignature(String wrong) {
        String read = read("LOG-1");
        String signature = switch (wrong) {
            case "of another body" -> signature(read + " ");
            case "of another secret" -> signature(read, "another secret");
            default -> wrong;
        };

        Response answer = post("read", read, signature);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).isEqualTo("{\"error\":\"Invalid webhook signature\"}");
        assertThat(Rows.of(tenant.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-tenant", "NOT%20A%20TENANT"})
    void answersForATenantThatDoesNotExistAsForAWrongSignature(String name) {
        String read = read("LOG-1");

        Response answer = given().body(read)
                .header("X-Logius-Signature", signature(read))
                .urlEncodingEnabled(false)
                .post("/t/" + name + "/api/webhook/berichtenbox/read");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.asString()).isEqualTo("{\"error\":\"Invalid webhook signature\"}");
    }

    @Test
    void believesOneTenantsSignatureForThatTenantOnly() {
        TestTenant other = tenants.fresh(Map.of("logius_webhook_secret", "another secret"));
        String read = read("LOG-1");

        int status = given().body(read)
                .header("X-Logius-Signature", signature(read))
                .post("/t/" + other.id() + "/api/webhook/berichtenbox/read")
                .statusCode();

        assertThat(status).isEqualTo(422);
    }

    @Test
    void takesTheDefaultTenantWhereThePathNamesNone() {
        tenants.named("default", Map.of("logius_webhook_secret", "secret of the default tenant"));
        String read = read("LOG-" + UUID.randomUUID());

        int status = given().body(read)
                .header("X-Logius-Signature", signature(read, "secret of the default tenant"))
                .post("/api/webhook/berichtenbox/read")
                .statusCode();

        assertThat(status).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "{", "{\"logiusMessageId\":\"x\"}", "{\"logiusMessageId\":\"x\",\"readAt\":\"now\"}"
            })
    void answers400WhereTheContractIsNotKept(String body) {
        Response answer = post("read", body, signature(body));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("error")).isNotBlank();
        assertThat(Rows.of(tenant.id())).isEmpty();
    }

    private Response post(String kind, String body, String signature) {
        return given().body(body)
                .contentType("application/json")
                .header("X-Logius-Signature", signature)
                .post("/t/" + tenant.id() + "/api/webhook/berichtenbox/" + kind);
    }

    private String submit() {
        return tenant.as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.plain())
                .post("/v1/messages")
                .path("id");
    }

    /** Up to the call: the id that goes over the wire is written down, and events may name it from then on. */
    private String handOver(String id) {
        DeliveryId delivery = DeliveryId.parse(id);
        TestTenants.await(() -> deliveries
                .find(tenant.id(), delivery)
                .chain(found -> decisions.settle(found.orElseThrow(), now -> {
                    var first = Resolving.of(now).orElseThrow();
                    var call = new Call(first.leg(), 0, clock.instant());
                    var next = first.told(new Reach.HasMailbox(), call, new RetrySchedule(List.of()));
                    return Optional.of(((Resolving.Next.Decided) next).decision());
                })));
        var claimed = TestTenants.await(() -> claims.claim(Stage.PUBLISH, 1_000, clock.instant(), LEASE)).stream()
                .filter(work -> work.delivery().equals(delivery))
                .findFirst()
                .orElseThrow();
        var begun = ((Begun.Ready) TestTenants.await(() -> outgoing.begin(claimed, LEASE, _ -> Map.of()))).outgoing();
        assertThat(begun.leg().channel()).isEqualTo(ChannelName.BERICHTENBOX);
        return begun.wireId().toString();
    }

    private static String read(String receipt) {
        return "{\"logiusMessageId\":\"%s\",\"readAt\":\"2027-03-01T10:00:00+01:00\"}".formatted(receipt);
    }

    private static String reply(String parent) {
        return "{\"parentMessageId\":\"%s\",\"logiusReplyId\":\"R-1\",\"bodyText\":\"Dank u\",\"attachments\":[]}"
                .formatted(parent);
    }

    private static String signature(String body) {
        return signature(body, SECRET);
    }

    private static String signature(String body, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
