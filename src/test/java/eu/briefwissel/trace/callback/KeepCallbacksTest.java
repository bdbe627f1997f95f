package eu.briefwissel.trace.callback;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.crypto.CallbackSignature;
import eu.briefwissel.support.Planted;
import eu.briefwissel.support.Submissions;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How callbacks are kept: secrets, pauses, switching off, replays, tests; each tenant its own. */
@QuarkusTest
class KeepCallbacksTest extends CallbackCase {

    @Test
    void signsWithTheSecretThatWasShownOnce() {
        String secret = made();
        accepted();
        send();

        assertThat(receiver.got().getFirst().signature()).isEqualTo(signed(secret));
        assertThat(seen().asString()).doesNotContain(secret.substring(6)).doesNotContain("of-the-receiver");
        assertThat(Planted.find(tenant, "select callback::text from callback").getFirst())
                .doesNotContain("of-the-receiver");
    }

    @Test
    void signsWithTheSecretOfBeforeTooUntilItIsExchanged() {
        String before = made();
        String after = administrator()
                .post(NAME + "/secret")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");
        accepted();
        send();

        assertThat(after).startsWith("whsec_").isNotEqualTo(before);
        assertThat(receiver.got().getFirst().signature()).isEqualTo(signed(after) + " " + signed(before));

        receiver.got().clear();
        accepted();
        later(Duration.ofHours(25));

        assertThat(receiver.got().getFirst().signature()).isEqualTo(signed(after));
    }

    @Test
    void followsNoRedirect() {
        made();
        receiver.redirectsTo("/elsewhere");
        accepted();
        send();

        assertThat(receiver.got()).extracting(CallbackReceiver.Got::path).containsExactly("/hook");
        assertThat(seen().<String>path("lastFailure")).isEqualTo("http-303");
    }

    @Test
    void takesAnAnswerForWhatItsStatusSaysHoweverLongItIs() {
        made();
        receiver.saysMuch(500_000);
        accepted();
        send();

        assertThat(state()).isEqualTo("active");
        assertThat(seen().<Integer>path("behind")).isZero();
    }

    @Test
    void isOffAtOnceWhereItsReceiverIsGone() {
        made();
        receiver.answers(410);
        accepted();
        send();

        assertThat(state()).isEqualTo("off");
        assertThat(seen().<String>path("offBecause")).isEqualTo("gone");
        receiver.answers(204);
        later(Duration.ofDays(30));
        assertThat(receiver.got()).hasSize(1);

        put(new JsonObject()).then().statusCode(200);
        send();

        assertThat(state()).isEqualTo("active");
        assertThat(receiver.got()).as("nothing was lost meanwhile").hasSize(2);
    }

    @Test
    void isOffAfterFiveDaysOfFailureAndNotBefore() {
        made();
        receiver.answers(500);
        accepted();
        send();
        for (int hours = 0; hours < 119; hours += 7) {
            later(Duration.ofHours(7));
            if (hours < 112) {
                assertThat(state()).as("after %d hours", hours + 7).isEqualTo("failing");
            }
        }
        assertThat(state()).isEqualTo("failing");

        later(Duration.ofHours(25));

        assertThat(state()).isEqualTo("off");
        assertThat(seen().<String>path("offBecause")).isEqualTo("failed-too-long");
    }

    @Test
    void waitsLongerBeforeEachFurtherTry() {
        made();
        receiver.answers(500);
        accepted();
        send();
        later(Duration.ofSeconds(5));
        int soFar = receiver.got().size();
        later(Duration.ofMinutes(4));

        assertThat(receiver.got()).as("the second wait is five minutes").hasSize(soFar);
        later(Duration.ofMinutes(1));
        assertThat(receiver.got()).hasSize(soFar + 1);
    }

    @Test
    void sendsNothingWhilePausedAndAllOfItAfterwards() {
        made();
        put(new JsonObject().put("active", false)).then().statusCode(200);
        accepted();
        send();
        assertThat(receiver.got()).isEmpty();
        assertThat(state()).isEqualTo("paused");
        assertThat(seen().<Integer>path("behind")).isEqualTo(1);

        put(new JsonObject().put("active", true));
        send();

        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void sendsAgainFromAnyPlace() {
        made();
        String first = accepted();
        String second = accepted();
        send();
        String place = receiver.got().stream()
                .filter(one -> one.message().equals(first))
                .findFirst()
                .orElseThrow()
                .json()
                .getString("cursor");
        List<String> ids = List.copyOf(receiver.ids());
        receiver.got().clear();

        assertThat(replay("0-0").statusCode()).isEqualTo(200);
        send();
        assertThat(receiver.ids()).as("under the ids of before").containsExactlyInAnyOrderElementsOf(ids);

        receiver.got().clear();
        replay(place);
        send();
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().getFirst().message()).isEqualTo(second);
    }

    @Test
    void aReplayIsNotUndoneByWhoSendsMeanwhile() {
        made();
        accepted();
        receiver.answers(_ -> {
            if (receiver.got().size() == 1) {
                replay("0-0");
            }
            return 204;
        });
        send();
        send();

        assertThat(receiver.got()).hasSize(2);
    }

    @Test
    void sendsATestEventToOneThatIsPausedToo() {
        String secret = made();
        put(new JsonObject().put("active", false));
        accepted();

        Response asked = administrator().post(NAME + "/test");
        send();

        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.<String>path("test")).isEqualTo("waits");
        assertThat(receiver.got()).hasSize(1);
        assertThat(receiver.got().getFirst().json().getString("type")).isEqualTo("test");
        assertThat(receiver.got().getFirst().signature()).isEqualTo(signed(secret));
        assertThat(seen().<String>path("test")).isEqualTo("taken");
        send();
        assertThat(receiver.got()).hasSize(1);
    }

    @Test
    void isNobodyElses() {
        made();
        TestTenant other = tenants.fresh();

        assertThat(other.as(Role.ADMINISTRATOR).get(NAME).statusCode()).isEqualTo(404);
        assertThat(other.as(Role.ADMINISTRATOR).get("/v1/callbacks").<List<?>>path("items"))
                .isEmpty();
        assertThat(other.as(Role.ADMINISTRATOR).delete(NAME).statusCode()).isEqualTo(404);
        assertThat(other.as(Role.ADMINISTRATOR).post(NAME + "/secret").statusCode())
                .isEqualTo(404);
        assertThat(other.as(Role.OPERATOR).post(NAME + "/test").statusCode()).isEqualTo(404);
        assertThat(seen().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"SENDER", "AUDITOR"})
    void isKeptByAdministratorsAlone(Role role) {
        made();

        assertThat(tenant.as(role).get(NAME).statusCode()).isEqualTo(403);
        assertThat(tenant.as(role)
                        .contentType("application/json")
                        .body("{}")
                        .put(NAME)
                        .statusCode())
                .isEqualTo(403);
        assertThat(tenant.as(Role.OPERATOR)
                        .contentType("application/json")
                        .body("{}")
                        .put(NAME)
                        .statusCode())
                .isEqualTo(403);
        assertThat(tenant.as(Role.OPERATOR).get(NAME).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":\"ftp://receiver.example\"}",
                "{\"url\":\"https://receiver.example\",\"kinds\":[\"Anything\"]}",
                "{\"url\":\"https://receiver.example\",\"kinds\":[null]}",
                "{\"url\":\"https://receiver.example\",\"after\":\"now\"}",
                "{\"url\":\"https://receiver.example\",\"secret\":\"mine\"}"
            })
    void refusesWhatBreaksRules(String body) {
        assertThat(administrator().body(body).put(NAME).statusCode()).isEqualTo(422);
        assertThat(seen().statusCode()).isEqualTo(404);
    }

    @Test
    void refusesNamesAndPlacesThatAreNone() {
        assertThat(administrator().body("{}").put("/v1/callbacks/Zaak_1").statusCode())
                .isEqualTo(400);
        assertThat(replay("0-0").statusCode()).isEqualTo(404);
        made();
        assertThat(replay("nowhere").statusCode()).isEqualTo(422);
        assertThat(administrator().body("{").put(NAME).statusCode()).isEqualTo(400);
    }

    private String accepted() {
        return Planted.accepted(tenant, Submissions.plain());
    }

    private String signed(String secret) {
        CallbackReceiver.Got got = receiver.got().getFirst();
        long timestamp = Long.parseLong(got.headers().getFirst("webhook-timestamp"));
        return new CallbackSignature(List.of(secret)).of(got.id(), timestamp, got.body());
    }
}
