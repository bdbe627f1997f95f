package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Reply;
import eu.briefwissel.channel.ReplyContent;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Call;
import eu.briefwissel.delivery.Decision;
import eu.briefwissel.delivery.DeliveryId;
import eu.briefwissel.delivery.Reach;
import eu.briefwissel.delivery.Resolving;
import eu.briefwissel.delivery.RetrySchedule;
import eu.briefwissel.store.Decisions;
import eu.briefwissel.store.Deliveries;
import eu.briefwissel.store.Replies;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FollowMessagesTest {

    @Inject
    TestTenants tenants;

    @Inject
    TestClock clock;

    @Inject
    Deliveries deliveries;

    @Inject
    Decisions decisions;

    @Inject
    Replies replies;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh();
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void tellsOfAMessageWithoutItsContent() {
        String id = submit("Z-1");

        Response answer = tenant.as(Role.AUDITOR).get("/v1/messages/" + id);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<String>path("reference")).isEqualTo("Z-1");
        assertThat(answer.<String>path("status")).isEqualTo("accepted");
        assertThat(answer.<String>path("acceptedAt")).isEqualTo(TestClock.START.toString());
        assertThat(answer.asString()).doesNotContain(Submissions.BSN, "lezer@", "toegewezen");
    }

    @Test
    void derivesTheStatusFromTheTimeline() {
        String id = submit("Z-1");
        hold(id);

        Response timeline = tenant.as(Role.AUDITOR).get("/v1/messages/" + id + "/timeline");

        assertThat(timeline.<List<String>>path("items.kind"))
                .containsExactly("SubmissionAcceptance", "ContentConsignmentFailure", "RelayToNonERDSFailure", "Held");
        assertThat(timeline.<String>path("items[1].cause")).isEqualTo("gave-up");
        assertThat(timeline.<String>path("status")).isEqualTo("held");
        assertThat(tenant.as(Role.AUDITOR).get("/v1/messages/" + id).<String>path("status"))
                .isEqualTo("held");
    }

    @Test
    void findsByReferencePageByPageAcrossMonths() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(submit("Z-1"));
            submit("Z-other");
            clock.advance(Duration.ofDays(20));
        }
        tenant = tenant.withoutTokens();

        List<String> found = new ArrayList<>();
        String next = "";
        int pages = 0;
        while (next != null) {
            Response page = tenant.as(Role.SENDER).get("/v1/messages?reference=Z-1&limit=2" + next);
            found.addAll(page.path("items.id"));
            next = page.path("next") == null ? null : "&after=" + page.path("next");
            pages++;
        }

        assertThat(found).isEqualTo(submitted);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void findsByStatus() {
        submit("Z-1");
        String held = submit("Z-1");
        hold(held);

        Response page = tenant.as(Role.SENDER).get("/v1/messages?reference=Z-1&status=held");

        assertThat(page.<List<String>>path("items.id")).containsExactly(held);
    }

    @Test
    void countsOnlyMatchesIntoAPage() {
        submit("Z-1");
        String first = submit("Z-1");
        submit("Z-1");
        String second = submit("Z-1");
        hold(first);
        hold(second);

        String query = "/v1/messages?reference=Z-1&status=held&limit=1";
        Response page = tenant.as(Role.SENDER).get(query);
        Response next = tenant.as(Role.SENDER).get(query + "&after=" + page.path("next"));

        assertThat(page.<List<String>>path("items.id")).hasSize(1);
        assertThat(next.<List<String>>path("items.id")).hasSize(1);
        assertThat(List.of(page.<String>path("items[0].id"), next.<String>path("items[0].id")))
                .containsExactlyInAnyOrder(first, second);
        assertThat(next.<String>path("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?reference=",
                "?reference=x&limit=0",
                "?reference=x&limit=201",
                "?reference=x&limit=many",
                "?reference=x&after=x",
                "?reference=x&status=lost"
            })
    void refusesASearchThatCannotBeUnderstood(String query) {
        Response answer = tenant.as(Role.SENDER).get("/v1/messages" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.<String>path("type")).endsWith("/invalid-parameter");
    }

    @Test
    void showsAnotherTenantNothing() {
        String id = submit("Z-1");
        TestTenant other = tenants.fresh();

        for (String path : List.of("", "/timeline", "/replies")) {
            Response answer = other.as(Role.SENDER).get("/v1/messages/" + id + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.asString())
                    .isEqualTo(other.as(Role.SENDER)
                            .get("/v1/messages/" + id.replace(id.substring(30), "aaaaaa") + path)
                            .asString());
        }
        assertThat(other.as(Role.SENDER).get("/v1/messages?reference=Z-1").<List<?>>path("items"))
                .isEmpty();
        assertThat(other.as(Role.OPERATOR)
                        .post("/api/admin/berichtenbox/message/" + id + "/retry")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void handsOutWhatTheReaderSentBack() {
        String id = submit("Z-1");
        byte[] file = "%PDF-1.4 antwoord".getBytes(StandardCharsets.UTF_8);
        reply(id, new Reply("Dank u", List.of(new Attachment("mijn antwoord.pdf", "application/pdf", file))));

        Response answer = tenant.as(Role.SENDER).get("/v1/messages/" + id + "/replies");
        Response download = tenant.as(Role.SENDER).get(answer.<String>path("items[0].attachments[0].href"));

        assertThat(answer.<String>path("items[0].text")).isEqualTo("Dank u");
        assertThat(answer.<Integer>path("items[0].attachments[0].size")).isEqualTo(file.length);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(download.asByteArray()).isEqualTo(file);
        assertThat(download.contentType()).isEqualTo("application/pdf");
        assertThat(download.header("Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''mijn%20antwoord.pdf");
        assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void triesAgainWhatIsHeldAndOnlyThat() {
        String id = submit("Z-1");
        String retry = "/api/admin/berichtenbox/message/" + id + "/retry";

        Response before = tenant.as(Role.OPERATOR).post(retry);
        hold(id);
        Response held = tenant.as(Role.OPERATOR).post(retry);

        assertThat(before.statusCode()).isEqualTo(409);
        assertThat(before.<String>path("type")).endsWith("/not-held");
        assertThat(held.statusCode()).isEqualTo(200);
        assertThat(tenant.as(Role.SENDER).get("/v1/messages/" + id).<String>path("status"))
                .isEqualTo("resolved");
    }

    private String submit(String reference) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .contentType("application/json")
                .body(Submissions.withReference(reference))
                .post("/v1/messages")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** No channel answers, and no retry is left. */
    private void hold(String id) {
        TestTenants.await(() -> deliveries
                .find(tenant.id(), DeliveryId.parse(id))
                .chain(found -> decisions.settle(found.orElseThrow(), delivery -> {
                    var first = Resolving.of(delivery).orElseThrow();
                    return Optional.of(exhausted(first));
                })));
    }

    private Decision exhausted(Resolving resolving) {
        var call = new Call(resolving.leg(), 0, clock.instant());
        return switch (resolving.told(new Reach.TryLater("closed"), call, new RetrySchedule(List.of()))) {
            case Resolving.Next.Ask(Resolving further) -> exhausted(further);
            case Resolving.Next.Decided(var decision) -> decision;
        };
    }

    private void reply(String id, Reply reply) {
        TestTenants.await(
                () -> replies.keep(tenant.id(), DeliveryId.parse(id), "r-1", clock.instant(), ReplyContent.of(reply)));
    }
}
