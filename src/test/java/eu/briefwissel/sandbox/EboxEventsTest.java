package eu.briefwissel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.Http.Answer;
import eu.briefwissel.sandbox.event.Pace;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feed, the Event Handler and the federation, as far as they are published against the published files. */
class EboxEventsTest {

    private static final PublishedShapes EVENTS = PublishedShapes.of("ebox-enterprise-event-api-1.1.1.yaml");
    private static final PublishedShapes FEDERATION = PublishedShapes.of("ebox-federation-1.3.yaml");

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private EboxCaller enterprise;
    private EboxCaller citizen;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(
                SandboxSettings.in(directory).withTiming(Timing.standard().withPace(Pace.byHand())));
        enterprise = EboxCaller.enterprise(sandbox).login();
        citizen = EboxCaller.citizen(sandbox).login();
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
    }

    @Test
    void tellsOfTakingAndReadingInOrderAsThePublishedFileSays() throws IOException {
        String reads = publish(MagicRecipient.KBO_READS);
        String never = publish(MagicRecipient.KBO_NEVER_READS);
        sandbox.fireEvents();

        JsonNode page = events(0, 100);

        EVENTS.check("EboxEnterpriseDocumentEventPage", page);
        assertThat(page.path("EboxEnterpriseDocumentEvents"))
                .extracting(item -> item.at("/eventData/eventType").asText() + " "
                        + item.at("/eventData/messageId").asText())
                .containsExactly("newDocument " + reads, "newDocument " + never, "readDocument " + reads);
        assertThat(page.at("/EboxEnterpriseDocumentEvents/0/eventData/enterpriseId")
                        .asText())
                .isEqualTo(MagicRecipient.KBO_READS.identifier());
    }

    @Test
    void isReadOnByNumberInPagesAlsoAfterARestart() throws IOException {
        publish(MagicRecipient.KBO_READS);
        publish(MagicRecipient.KBO_NEVER_READS);
        JsonNode first = events(0, 1);
        sandbox.fireEvents();

        sandbox.close();
        start();
        JsonNode second = events(first.at("/pageInfo/lastSequenceNbr").asLong(), 100);

        assertThat(first.at("/pageInfo/hasNext").asBoolean()).isTrue();
        assertThat(second.path("EboxEnterpriseDocumentEvents"))
                .extracting(item -> item.path("eventSequenceNbr").asInt())
                .containsExactly(2, 3);
        assertThat(second.at("/pageInfo/hasNext").asBoolean()).isFalse();
    }

    @Test
    void refusesAQuestionWithoutAPlaceToReadOnFrom() throws IOException {
        Answer answer = Http.send(enterprise.get(url("ebox_enterprise.events_url") + "?pageSize=10"));

        assertThat(answer.status()).isEqualTo(400);
        FEDERATION.check("StatusMessage", withoutEnvironment(answer.json()));
    }

    @Test
    void tellsOfACitizensMessageWhetherItCameIntoAnActiveBox() throws IOException {
        String active = citizen.publish(citizen.toCitizen(MagicRecipient.INSZ_READS.identifier()))
                .text("messageId");
        String never = citizen.publish(citizen.toCitizen(MagicRecipient.INSZ_NOT_ACTIVATED.identifier()))
                .text("messageId");

        assertThat(handler(active).at("/0/eventType").asText()).isEqualTo("NEWDOCUMENT");
        assertThat(handler(never).at("/0/eventType").asText()).isEqualTo("NODIGITALCONSUMER");
        assertThat(handler("unknown")).isEmpty();
    }

    @Test
    void listsTheEnterprisesThatHaveABoxAsThePublishedFileSays() throws IOException {
        JsonNode question = Http.JSON.readTree("""
                {"eboxType": "ENTERPRISE", "eboxIdType": "EnterpriseNumber",
                 "eboxIdValueList": ["%s", "%s", "%s"]}""".formatted(
                        MagicRecipient.KBO_READS.identifier(),
                        MagicRecipient.KBO_NEVER_READS.identifier(),
                        MagicRecipient.KBO_NO_DIGITAL_USER.identifier()));

        JsonNode answer = search(enterprise, "ebox_enterprise.federation_url", "/eboxPreferences/search", question);

        FEDERATION.check("EboxIdSameTypeList", question);
        FEDERATION.check("EboxPreferencesList", answer);
        assertThat(answer)
                .extracting(box -> box.at("/eboxId/eboxIdValue").asText() + " "
                        + box.path("exclusivelyEbox").asText())
                .containsExactly(
                        MagicRecipient.KBO_READS.identifier() + " true",
                        MagicRecipient.KBO_NEVER_READS.identifier() + " false");
    }

    @Test
    void listsTheCitizensThatHaveOne() throws IOException {
        JsonNode question = Http.JSON.readTree(
                """
                {"eboxType": "CITIZEN", "eboxIdType": "SSIN", "eboxIdValueList": ["%s", "%s"]}""".formatted(MagicRecipient.INSZ_READS.identifier(), MagicRecipient.INSZ_NOT_ACTIVATED.identifier()));

        JsonNode answer = search(citizen, "ebox_citizen.federation_url", "/citizenEboxConsents/search", question);

        assertThat(answer)
                .extracting(box -> box.at("/eboxId/eboxIdValue").asText())
                .containsExactly(MagicRecipient.INSZ_READS.identifier());
    }

    private String publish(MagicRecipient recipient) throws IOException {
        return enterprise
                .publish(enterprise.toEnterprise(recipient.identifier()))
                .text("messageId");
    }

    private JsonNode events(long last, int size) throws IOException {
        return Http.send(enterprise.get(
                        url("ebox_enterprise.events_url") + "?lastSequenceNbr=" + last + "&pageSize=" + size))
                .json();
    }

    private JsonNode handler(String id) throws IOException {
        return Http.send(citizen.get(url("ebox_citizen.events_url") + "?messageId=" + id))
                .json();
    }

    private JsonNode search(EboxCaller caller, String setting, String path, JsonNode question) throws IOException {
        return Http.send(caller.get(url(setting) + path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(question.toString())))
                .json();
    }

    /** The federation's environments are not the Message Registry's. */
    private static JsonNode withoutEnvironment(JsonNode status) {
        ((ObjectNode) status).remove("environment");
        return status;
    }

    private String url(String setting) {
        Map<String, String> account = sandbox.eboxEventsAccount();
        return account.getOrDefault(setting, "");
    }
}
