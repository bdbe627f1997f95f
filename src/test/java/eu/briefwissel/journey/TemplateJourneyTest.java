package eu.briefwissel.journey;

import static org.assertj.core.api.Assertions.assertThat;

import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.journey.Traveller.Sent;
import eu.briefwissel.sandbox.ledger.Taken;
import eu.briefwissel.store.TenantDirectory;
import eu.briefwissel.support.TestOperators;
import eu.briefwissel.support.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a case and a template to the letter in the reader's mailbox. */
@QuarkusTest
class TemplateJourneyTest {

    private static final String READS = "999993653";
    private static final String TEMPLATE = """
            { "subject": "Bezwaar {{zaakId}} & meer",
              "body": "<p>{{zaakId}} {{status}} {{deadline}} {{gemeente}} {{messageId}}</p><p><a href='{{{deepLink}}}'>x</a></p>" }
            """;

    @Inject
    Traveller traveller;

    @Inject
    TenantDirectory tenants;

    @Test
    void theMailboxGetsTheLetterThatTheTemplateMakesOfTheCase() {
        String zaak = "Z<" + UUID.randomUUID() + ">";

        Sent sent = traveller.submitByCase(READS, TEMPLATE, about(zaak));

        String token = token(sent);
        String escaped = zaak.replace("<", "&lt;").replace(">", "&gt;");
        String body = "<p>%s ontvangen 15 januari 2027 Gemeente Voorbeeld %s</p><p><a href='%s'>x</a></p>"
                .formatted(escaped, sent.id(), Traveller.LINKS + token);
        assertThat(traveller.status(sent)).isEqualTo("published");
        assertThat(traveller.textsAtTheOperators()).contains(Taken.Content.digest("Bezwaar " + zaak + " & meer", body));
    }

    @Test
    void theLinkInTheLetterLeadsItsSenderToTheMessageAndNamesNoCase() {
        String zaak = "ZAAK-" + UUID.randomUUID();
        Sent sent = traveller.submitByCase(READS, TEMPLATE, about(zaak));

        String token = token(sent);

        assertThat(traveller.followLink(token).getString("id")).isEqualTo(sent.id());
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(traveller.statusOfLink(sent.id())).isEqualTo(404);
        assertThat(traveller.statusOfLink("A".repeat(43))).isEqualTo(404);
    }

    private String token(Sent sent) {
        return TestTenants.await(() -> tenants.links(new TenantId(TestOperators.TENANT)))
                .of(UUID.fromString(sent.id()));
    }

    private static String about(String zaak) {
        return """
                { "id": "%s", "type": "bezwaar", "status": "ontvangen", "deadline": "2027-01-15" }
                """.formatted(zaak);
    }
}
