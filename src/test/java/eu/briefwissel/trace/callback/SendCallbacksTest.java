package eu.briefwissel.trace.callback;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What the stream tells is sent: all of it, in the order of each message, until it is taken. */
@QuarkusTest
class SendCallbacksTest extends CallbackCase {

    @Test
    void sendsEachEventAsTheStreamHasIt() {
        made();
        accepted(3);

        send();

        JsonArray told = new JsonObject(stream().asString()).getJsonArray("items");
        assertThat(receiver.got())
                .extracting(got -> (Object) got.json().getJsonObject("data"))
                .containsExactlyInAnyOrderElementsOf(told);
        CallbackReceiver.Got first = receiver.got().getFirst();
        assertThat(first.json().getString("type")).isEqualTo("SubmissionAcceptance");
        assertThat(first.id()).isEqualTo(first.json().getJsonObject("data").getString("id"));
        assertThat(seen().<Integer>path("behind")).isZero();
        assertThat(seen().<String>path("cursor")).isEqualTo(stream().path("next"));
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void beginsWithWhatIsRecordedFromNowOnUnlessToldOtherwise() {
        String before = accepted(1).getFirst();
        made();
        String after = accepted(1).getFirst();
        send();

        assertThat(messages()).containsExactly(after);

        administrator().delete(NAME);
        receiver.got().clear();
        put(new JsonObject().put("after", "0-0"));
        send();

        assertThat(messages()).containsExactlyInAnyOrder(before, after);
    }

    @Test
    void leavesOneThatCannotBeReadToTheEndOfItsLeaseSoThatOthersHaveTheirTurn() {
        made();
        accepted(1);
        Planted.in(tenant, "update callback set url_sealed = 'x'");
        send();

        assertThat(receiver.got()).isEmpty();
        assertThat(Planted.find(tenant, "select leased_until > '-infinity' from callback"))
                .containsExactly("t");
    }

    @Test
    void goesOnFromWhatFailedAndLeavesNothingOut() {
        made();
        List<String> sent = accepted(2);
        receiver.answers(500);
        send();

        assertThat(state()).isEqualTo("failing");
        assertThat(seen().<String>path("lastFailure")).isEqualTo("http-500");
        assertThat(seen().<Integer>path("behind")).isEqualTo(2);
        String first = receiver.ids().getFirst();
        receiver.got().clear();
        receiver.answers(204);
        send();
        assertThat(receiver.got()).as("before the next try").isEmpty();

        later(Duration.ofSeconds(5));

        assertThat(messages()).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(receiver.ids()).as("known again by its id").contains(first);
        assertThat(state()).isEqualTo("active");
    }

    @Test
    void sendsAgainWhatWasTakenWhenItIsCutOffBeforeThatIsWrittenDown() {
        made();
        String message = accepted(1).getFirst();
        receiver.answers(_ -> {
            // As if the process were gone after its call: what it would write down counts no more.
            Planted.in(tenant, "update callback set leased_until = '-infinity'");
            return 204;
        });
        send();

        assertThat(seen().<Integer>path("behind")).isEqualTo(1);
        receiver.answers(204);
        send();

        assertThat(messages()).containsExactly(message, message);
        assertThat(receiver.ids())
                .as("under the same id")
                .containsOnly(receiver.ids().getFirst());
        assertThat(seen().<Integer>path("behind")).isZero();
    }

    @Test
    void isSentToByOneProcessAtATime() throws Exception {
        made();
        accepted(1);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        receiver.answers(_ -> {
            called.countDown();
            go.await();
            return 204;
        });
        CompletableFuture<Void> one = CompletableFuture.runAsync(this::send);
        called.await();

        send();
        go.countDown();
        one.join();

        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void keepsTheOrderOfEachMessageAndLosesNothingHoweverOftenItFails() {
        made();
        List<String> messages = accepted(12);
        for (int i = 0; i < 4; i++) {
            Planted.in(
                    tenant,
                    "insert into evidence (tenant, month, id, delivery, version, position, kind, attempt, detail, at,"
                            + " recorded_at, salt, commitment) select tenant, month, gen_random_uuid(), delivery, "
                            + (i + 10) + ", 0, 'ReplyReceived', 1, 'n" + i + "', at, recorded_at, salt, commitment"
                            + " from evidence where kind = 'SubmissionAcceptance'");
        }
        Random random = new Random(7);
        receiver.answers(_ -> random.nextInt(10) == 0 ? 503 : 204);
        boolean goesOn = true;
        for (int i = 0; i < 200 && goesOn; i++) {
            later(Duration.ofHours(1));
            goesOn = seen().<Integer>path("behind") > 0;
        }

        List<String> stream = new ArrayList<>(
                tenant.as(Role.SENDER).get("/v1/events?limit=500").<List<String>>path("items.id"));
        List<String> firsts = receiver.ids().stream().distinct().toList();
        assertThat(firsts).containsExactlyInAnyOrderElementsOf(stream);
        for (String message : messages) {
            List<String> got = receiver.got().stream()
                    .filter(one -> one.message().equals(message))
                    .map(CallbackReceiver.Got::id)
                    .distinct()
                    .toList();
            assertThat(got).isSortedAccordingTo((a, b) -> Integer.compare(stream.indexOf(a), stream.indexOf(b)));
        }
    }

    @Test
    void sendsNothingThatATransactionUnderWayMayYetComeBefore() throws SQLException {
        made();
        String first = accepted(1).getFirst();
        try (var owner = TestDatabase.asOwner();
                var session = owner.createStatement()) {
            owner.setAutoCommit(false);
            session.execute("select set_config('briefwissel.tenant', '" + tenant.id() + "', true)");
            session.execute("update evidence set detail = detail where delivery = '" + first + "'");
            accepted(1);
            send();

            assertThat(messages()).containsExactly(first);
            owner.rollback();
        }
        send();

        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void sendsOnlyTheKindsThatAreWantedAndPassesOverTheOthers() {
        put(new JsonObject().put("kinds", new JsonArray().add("ContentHandover")));
        accepted(2);
        send();

        assertThat(receiver.got()).isEmpty();
        assertThat(seen().<String>path("cursor")).isEqualTo(stream().path("next"));
        assertThat(seen().<String>path("lastSuccessAt")).isNull();
    }

    @Test
    void sendsTheTenantsOwnEventsOnly() {
        made();
        TestTenant other = tenants.fresh();
        Planted.accepted(other, Submissions.plain());
        String ours = accepted(1).getFirst();
        send();

        assertThat(messages()).containsExactly(ours);
    }

    @Test
    void aReceiverThatIsSilentKeepsNoOtherWaiting() {
        made();
        accepted(1);
        CountDownLatch end = new CountDownLatch(1);
        receiver.answers(_ -> {
            end.await();
            return 204;
        });
        try {
            send();
        } finally {
            end.countDown();
        }

        assertThat(seen().<String>path("lastFailure")).isEqualTo("timed-out");
    }

    private List<String> accepted(int many) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            ids.add(Planted.accepted(tenant, Submissions.plain()));
        }
        return ids;
    }

    private List<String> messages() {
        return receiver.got().stream().map(CallbackReceiver.Got::message).toList();
    }
}
