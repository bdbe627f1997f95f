package eu.briefwissel.function.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.support.Rows;
import eu.briefwissel.support.TestDatabase;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates over HTTP: kept by administrators, tried by operators, named by senders. */
@QuarkusTest
class TemplatesTest {

    private static final String JSON = "application/json";
    private static final String OWN = "/v1/templates/bezwaar/ontvangen/nl";
    private static final String SEED = "/v1/templates/omgevingsvergunning/besluit/nl";
    private static final String TEXT = "{\"subject\":\"Bezwaar {{zaakId}}\",\"body\":\"<p>{{name}}</p>\"}";

    @Inject
    TestTenants tenants;

    TestTenant tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.fresh(Map.of("deep_link_base", "https://mijn.example.org/bericht/"));
    }

    @Test
    void bringsTheSeedsAlongOnceForEachTenant() {
        List<String> authors = as(Role.OPERATOR).get("/v1/templates").path("items.author");
        as(Role.ADMINISTRATOR)
                .body(TEXT.replace("{{name}}", "x"))
                .put(SEED)
                .then()
                .statusCode(200);

        Response again = as(Role.OPERATOR).get("/v1/templates");

        assertThat(authors).hasSize(13).containsOnly("seed");
        assertThat(again.<List<String>>path("items.author")).hasSize(13);
        assertThat(again.<Integer>path("items.find { it.type == 'omgevingsvergunning' && it.status == 'besluit'"
                        + " && it.language == 'nl' }.version"))
                .isEqualTo(2);
    }

    @Test
    void keepsEveryVersionAndPutsTheLatestInForce() {
        as(Role.ADMINISTRATOR).body(TEXT).put(OWN).then().statusCode(200);
        as(Role.ADMINISTRATOR).body(TEXT.replace("Bezwaar", "Uw bezwaar")).put(OWN);

        Response second = as(Role.OPERATOR).get(OWN);
        Response first = as(Role.OPERATOR).get(OWN + "?version=1");

        assertThat(second.<Integer>path("version")).isEqualTo(2);
        assertThat(second.<String>path("subject")).isEqualTo("Uw bezwaar {{zaakId}}");
        assertThat(first.<String>path("subject")).isEqualTo("Bezwaar {{zaakId}}");
        assertThat(first.<String>path("author")).isEqualTo(tenant.id().value() + ".administrator");
    }

    @Test
    void makesNoVersionOfATextThatIsInForce() {
        as(Role.ADMINISTRATOR).body(TEXT).put(OWN);

        Response again = as(Role.ADMINISTRATOR).body(TEXT).put(OWN);

        assertThat(again.<Integer>path("version")).isEqualTo(1);
    }

    @Test
    void numbersVersionsThatAreMadeAtOnceOneAfterTheOther() throws Exception {
        tenant.token(Role.ADMINISTRATOR);
        List<Callable<Integer>> calls = Collections.nCopies(
                10,
                () -> as(Role.ADMINISTRATOR)
                        .body(TEXT.replace("Bezwaar", "B" + System.nanoTime()))
                        .put(OWN)
                        .path("version"));

        try (var callers = Executors.newFixedThreadPool(10)) {
            assertThat(callers.invokeAll(calls).stream().map(f -> f.resultNow()).sorted())
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        }
    }

    @Test
    void takesATemplateOutOfForceAndKeepsWhatItSaid() {
        as(Role.ADMINISTRATOR).delete(SEED).then().statusCode(204);

        assertThat(as(Role.OPERATOR).get(SEED).statusCode()).isEqualTo(404);
        assertThat(as(Role.ADMINISTRATOR).delete(SEED).statusCode()).isEqualTo(404);
        assertThat(as(Role.OPERATOR).get(SEED + "?version=1").<String>path("subject"))
                .startsWith("Besluit");
        assertThat(submit(byCase("")).statusCode()).isEqualTo(422);
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-               | <p>x</p>                           | /subject | required",
                "a {{b           | <p>x</p>                           | /subject | template-tag",
                "x               | <p>{{#a}}x{{/a}}</p>               | /body    | template-section",
                "x               | <p>{{a.b}}</p>                     | /body    | template-name",
                "x               | <p>                                | /body    | xhtml-well-formed",
                "x               | <script>{{a}}</script>             | /body    | xhtml-element",
                "x               | {{a}}                              | /body    | xhtml-text"
            })
    void putsNothingInForceThatCanMakeNoLetter(String subject, String body, String field, String rule) {
        String text = subject.equals("-")
                ? "{\"body\":\"%s\"}".formatted(body)
                : "{\"subject\":\"%s\",\"body\":\"%s\"}".formatted(subject, body);

        Response refused = as(Role.ADMINISTRATOR).body(text).put(OWN);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("type")).endsWith("/invalid-template");
        assertThat(refused.<List<String>>path("errors.field")).containsExactly(field);
        assertThat(refused.<List<String>>path("errors.rule")).containsExactly(rule);
        assertThat(as(Role.OPERATOR).get(OWN).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p><a href='{{{deepLink}}}'>x</a></p>",
                "<p><a href='{{deepLink}}'>{{name}}</a></p>",
                "{{{paragraphs}}}",
                "<ul>{{! items }}<li>{{{words}}}</li></ul>"
            })
    void takesWhatCanMakeALetter(String body) {
        String text = "{\"subject\":\"x\",\"body\":\"%s\"}".formatted(body);

        assertThat(as(Role.ADMINISTRATOR).body(text).put(OWN).statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhatALetterSaysAndStoresNothing() {
        Response seed =
                as(Role.OPERATOR).body("{\"variables\":{\"zaakId\":\"A&B\"}}").post(SEED + "/preview");
        Response draft = as(Role.OPERATOR)
                .body("{\"text\":" + TEXT + ",\"variables\":{\"name\":\"<i>\"}}")
                .post(OWN + "/preview");
        Response missing = as(Role.OPERATOR).body("{\"text\":" + TEXT + "}").post(OWN + "/preview");

        assertThat(seed.<String>path("subject")).isEqualTo("Besluit op uw aanvraag A&B");
        assertThat(seed.<String>path("body")).contains("<strong>A&amp;B</strong>", "Gemeente Voorbeeld");
        assertThat(draft.<String>path("body")).isEqualTo("<p>&lt;i&gt;</p>");
        assertThat(missing.statusCode()).isEqualTo(422);
        assertThat(missing.<List<String>>path("errors.field")).containsExactly("/variables/name");
        assertThat(as(Role.OPERATOR).body("{}").post(OWN + "/preview").statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsOnlyAdministratorsPutInForce() {
        assertThat(as(Role.OPERATOR).body(TEXT).put(OWN).statusCode()).isEqualTo(403);
        assertThat(as(Role.OPERATOR).delete(SEED).statusCode()).isEqualTo(403);
        assertThat(as(Role.SENDER).get("/v1/templates").statusCode()).isEqualTo(403);
        assertThat(as(Role.ADMINISTRATOR).body(TEXT).put("/v1/templates/a/b/xx").statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsTemplatesOfTenantsApart() {
        TestTenant other = tenants.fresh();
        as(Role.ADMINISTRATOR).body(TEXT).put(OWN);

        assertThat(other.as(Role.OPERATOR).get(OWN).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatWasWrittenFromBeingChanged() throws Exception {
        as(Role.ADMINISTRATOR).body(TEXT).put(OWN);

        try (var owner = TestDatabase.asOwner();
                var granted = owner.createStatement()
                        .executeQuery("select privilege_type from information_schema.role_table_grants"
                                + " where table_name = 'template' and grantee = 'briefwissel_app' order by 1")) {
            granted.next();
            assertThat(granted.getString(1)).isEqualTo("INSERT");
            granted.next();
            assertThat(granted.getString(1)).isEqualTo("SELECT");
            assertThat(granted.next()).isFalse();
        }
    }

    @Test
    void acceptsACaseInPlaceOfSubjectAndBody() {
        Response accepted = submit(byCase(""));

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(Rows.of(tenant.id())).containsEntry("message", 1L);
    }

    @Test
    void storesNothingWhereAVariableIsMissing() {
        as(Role.ADMINISTRATOR).body(TEXT).put(OWN);

        Response refused = submit(byName("bezwaar/ontvangen", "{\"zaakId\":\"1\"}"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.<String>path("type")).endsWith("/invalid-submission");
        assertThat(refused.<List<String>>path("errors.field")).containsExactly("/variables/name");
        assertThat(refused.<List<String>>path("errors.rule")).containsExactly("template-variable");
        assertThat(Rows.of(tenant.id())).doesNotContainKey("message");
    }

    @Test
    void givesARepeatTheSameAnswerAlsoWhenTheTemplateIsGone() {
        Response first = keyed().body(byCase("")).post("/v1/messages");
        as(Role.ADMINISTRATOR).delete(SEED);

        Response repeat = keyed().body(byCase("")).post("/v1/messages");
        Response other = keyed().body(byCase(" ")).post("/v1/messages");

        assertThat(repeat.statusCode()).isEqualTo(202);
        assertThat(repeat.asString()).isEqualTo(first.asString());
        assertThat(other.statusCode()).isEqualTo(422);
    }

    private RequestSpecification keyed() {
        return as(Role.SENDER).header("Idempotency-Key", "k-1");
    }

    private Response submit(String body) {
        return as(Role.SENDER).body(body).post("/v1/messages");
    }

    private static String byCase(String more) {
        return """
                { "reference": "r", "recipient": { "bsn": "999993653" }, "language": "nl", "messageType": "besluit",
                  "case": { "id": "Z-1", "type": "omgevingsvergunning", "status": "besluit" } }%s
                """.formatted(more);
    }

    private static String byName(String template, String variables) {
        return """
                { "reference": "r", "recipient": { "bsn": "999993653" }, "language": "nl", "messageType": "besluit",
                  "template": "%s", "variables": %s }
                """.formatted(template, variables);
    }

    private RequestSpecification as(Role role) {
        return tenant.as(role).contentType(JSON);
    }
}
