package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.channel.Letters;
import eu.briefwissel.sandbox.Sandbox;
import eu.briefwissel.sandbox.SandboxSettings;
import eu.briefwissel.sandbox.Timing;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import eu.briefwissel.support.TestClock;
import eu.briefwissel.support.TestTenant;
import eu.briefwissel.support.TestTenants;
import eu.briefwissel.support.TestWorkers;
import eu.briefwissel.tenant.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters to an eBox with all that it has a place for, from the sender's hands to an operator that shares no code. */
@QuarkusTest
class EboxPublishJourneyTest {

    private static final String FILE =
            "{\"name\":\"arrêté.pdf\",\"mediaType\":\"application/pdf\",\"signed\":true," + "\"content\":\""
                    + Base64.getEncoder().encodeToString(Letters.pdf().content()) + "\"}";

    private static final String EVERYTHING = """
            "route": ["mailbox"], "registered": true, "attachments": [%s],
            "ebox": {
              "attention": {"insz": "85073003328", "name": "A. Lezer"},
              "expires": "2099-01-15T00:00:00+01:00", "mayReply": false, "inReplyTo": "M-0", "mainContent": "/body",
              "businessData": [{"key": "BECBE", "name": {"nl": "Nummer"}, "values": [{"nl": "0202239951"}]}],
              "payment": {"id": "P-1", "amount": "125.50", "vatAmount": "0", "currency": "EUR", "due": "2099-01-15",
                          "iban": "BE68 5390 0754 7034" } }""".formatted(FILE);

    @Inject
    TestTenants tenants;

    @Inject
    TestWorkers workers;

    @Inject
    TestClock clock;

    private Sandbox sandbox;
    private TestTenant third;
    private TestTenant second;

    @BeforeEach
    void tenantsOfTheSandbox() throws IOException {
        sandbox = Sandbox.start(SandboxSettings.inMemory()
                .withTiming(Timing.standard()
                        .withClock(clock)
                        .withPace(Pace.byHand())
                        .withTimestampTolerance(Duration.ZERO)));
        Map<String, String> settings = new HashMap<>(sandbox.account());
        third = tenants.fresh(settings);
        settings.putAll(sandbox.registry2Account());
        second = tenants.fresh(settings);
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        clock.reset();
    }

    @Test
    void bringsAllThatAnEboxHasAPlaceForByEitherVersion() {
        for (TestTenant tenant : List.of(third, second)) {
            String id = accepted(tenant, "insz", MagicRecipient.INSZ_READS, EVERYTHING);

            assertThat(status(tenant, id)).isEqualTo("published");
        }
        assertThat(sandbox.taken()).hasSize(2);
    }

    @Test
    void refusesBeforeAnythingIsStoredWhatAnOperatorWouldRefuse() {
        assertThat(refused("kbo", MagicRecipient.KBO_READS, EVERYTHING))
                .containsExactlyInAnyOrder("/registered registered-not-offered", "/ebox/payment payment-not-offered");
        assertThat(refused("insz", MagicRecipient.INSZ_READS, "\"registered\": true"))
                .containsExactly("/registered registered-not-offered");
        assertThat(refused("kbo", MagicRecipient.KBO_READS, "\"language\": \"en\""))
                .containsExactly("/language language");
        assertThat(refused("kbo", MagicRecipient.KBO_READS, "\"ebox\": {\"expires\": \"2020-01-01T00:00:00+01:00\"}"))
                .containsExactly("/ebox/expires past");
        workers.workOff();
        assertThat(sandbox.taken()).isEmpty();
    }

    @Test
    void neverSendsAgainByVersion2WhatMayHaveBeenTaken() {
        String id = accepted(second, "kbo", MagicRecipient.KBO_ANSWER_LOST, "\"route\": [\"mailbox\", \"email\"]");

        for (Duration wait : List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(24))) {
            clock.advance(wait);
            workers.workOff();
        }

        assertThat(status(second, id)).isEqualTo("held");
        assertThat(facts(second, id)).contains("Held ebox-enterprise outcome-unknown");
        assertThat(sandbox.taken()).hasSize(1);
        assertThat(sandbox.mails()).isEmpty();
    }

    @Test
    void repeatsByVersion3AndLearnsThatItWasTakenBefore() {
        String id = accepted(third, "kbo", MagicRecipient.KBO_ANSWER_LOST, "\"route\": [\"mailbox\", \"email\"]");
        clock.advance(Duration.ofMinutes(1));
        workers.workOff();

        assertThat(status(third, id)).isEqualTo("held");
        assertThat(facts(third, id)).contains("Held ebox-enterprise receipt-unknown");
        assertThat(sandbox.taken()).hasSize(1);
    }

    private String accepted(TestTenant tenant, String scheme, MagicRecipient recipient, String more) {
        String id = submit(tenant, scheme, recipient, more)
                .statusCode(202)
                .extract()
                .path("id");
        workers.workOff();
        return id;
    }

    private List<String> refused(String scheme, MagicRecipient recipient, String more) {
        List<Map<String, String>> errors = submit(third, scheme, recipient, more)
                .statusCode(422)
                .extract()
                .jsonPath()
                .getList("errors");
        return errors.stream().map(e -> e.get("field") + " " + e.get("rule")).toList();
    }

    private static ValidatableResponse submit(TestTenant tenant, String scheme, MagicRecipient recipient, String more) {
        String language = more.contains("\"language\"") ? "" : "\"language\": \"nl\",";
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .contentType("application/json; charset=utf-8")
                .body("""
                        { "reference": "%s", "recipient": { "%s": "%s" }, "messageType": "besluit", %s
                          "contact": { "email": "lezer@example.org" },
                          "subject": "Besluit op uw aanvraag", "body": "<p>Uw aanvraag is toegewezen.</p>", %s }
                        """.formatted(UUID.randomUUID(), scheme, recipient.identifier(), language, more))
                .post("/v1/messages")
                .then();
    }

    private static String status(TestTenant tenant, String id) {
        return tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    private static List<String> facts(TestTenant tenant, String id) {
        List<Map<String, Object>> facts = tenant.withoutTokens()
                .as(Role.SENDER)
                .get("/v1/messages/" + id + "/timeline")
                .jsonPath()
                .getList("items");
        return facts.stream()
                .map(f -> f.get("kind") + " " + f.getOrDefault("channel", "-") + " " + f.getOrDefault("cause", "-"))
                .toList();
    }
}
