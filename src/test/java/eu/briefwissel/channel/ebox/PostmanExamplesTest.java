package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.BusinessData;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.tenant.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each published example, written field for field from a message of ours, its parts named as it names them. */
class PostmanExamplesTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** Made up by the examples, with check digits that do not hold; beside each a number of ours that stands for it. */
    private static final Map<String, String> MADE_UP = Map.of("0123456789", "1999900171", "01010122233", "01071700342");

    static Stream<Arguments> examples() {
        return Stream.of(EboxVersion.V2_1, EboxVersion.V3)
                .flatMap(version -> StreamSupport.stream(
                                Definitions.examples(version == EboxVersion.V3 ? "postman-3.json" : "postman-2.json")
                                        .path("examples")
                                        .spliterator(),
                                false)
                        .map(example -> arguments(version, example.path("name").textValue(), example)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void isWrittenFieldForField(EboxVersion version, String name, JsonNode example) throws JsonProcessingException {
        ObjectNode wanted =
                (ObjectNode) JSON.readTree(example.path("messageToPublish").textValue());
        standIn((ObjectNode) wanted.path("recipient"));
        Message message = message(wanted, example.path("parts").size() - 1);

        JsonNode written = Drafts.written(version, message, settings(wanted));

        assertThat(written).isEqualTo(wanted);
        assertThat(example.path("parts"))
                .extracting(JsonNode::textValue)
                .containsExactlyElementsOf(parts(message.attachments().size()));
    }

    /** Else the derived definition would be narrower than what is published. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("examples")
    void keepsToTheDefinitionThatOursAreHeldAgainst(EboxVersion version, String name, JsonNode example)
            throws JsonProcessingException {
        Definitions definitions = version == EboxVersion.V3 ? Definitions.ofV3() : Definitions.ofV2();
        JsonNode message = JSON.readTree(example.path("messageToPublish").textValue());

        assertThat(definitions.broken("MessageToPublish", message)).isEmpty();
    }

    private static void standIn(ObjectNode recipient) {
        recipient.fieldNames().forEachRemaining(field -> {
            String number = recipient.path(field).textValue();
            recipient.put(field, MADE_UP.getOrDefault(number, number));
        });
    }

    private static List<String> parts(int files) {
        List<String> parts = new ArrayList<>(List.of("messageToPublish"));
        for (int number = 0; number < files; number++) {
            parts.add(Draft.part(number));
        }
        return parts;
    }

    /** The message that a sender would hand over for it. */
    private static Message message(JsonNode example, int files) {
        String language = example.path("subject").fieldNames().next();
        boolean isCitizen = example.at("/recipient/eboxType").textValue().equals("citizen");
        String number = Stream.of("eboxIdValue", "enterpriseNumber", "ssin")
                .flatMap(field ->
                        Optional.ofNullable(example.at("/recipient/" + field).textValue()).stream())
                .findFirst()
                .orElseThrow();
        String text = example.at("/bodyContent/" + language).asText("");
        List<Attachment> attachments = Stream.generate(() -> new Attachment("a.pdf", "application/pdf", new byte[1]))
                .limit(files)
                .toList();
        return new Message(
                new Recipient(isCitizen ? RecipientScheme.INSZ : RecipientScheme.KBO, number),
                language,
                "besluit",
                example.at("/subject/" + language).textValue(),
                "<p>" + text + "</p>",
                attachments,
                new Contact(Optional.empty(), Optional.empty()),
                Optional.empty(),
                new Handling(false, fields(example)));
    }

    private static EboxFields fields(JsonNode example) {
        boolean isBodyMain = example.path("bodyMainContent").asBoolean()
                || example.path("isBodyMainContent").asBoolean();
        boolean mayReply = example.path("replyAuthorized").asBoolean()
                || example.path("isReplyAuthorized").asBoolean();
        List<BusinessData> data = new ArrayList<>();
        for (JsonNode one : example.path("businessDataList")) {
            List<Map<String, String>> values = new ArrayList<>();
            for (JsonNode value : one.path("values")) {
                String language = value.fieldNames().next();
                values.add(Map.of(language, value.path(language).textValue()));
            }
            data.add(new BusinessData(one.path("key").textValue(), Map.of(), Map.of(), values));
        }
        return new EboxFields(
                Optional.empty(),
                Optional.empty(),
                mayReply,
                Optional.empty(),
                Optional.of(isBodyMain ? new MainContent.Body() : new MainContent.File(0)),
                data,
                Optional.empty());
    }

    private static Settings settings(JsonNode example) {
        Map<String, String> changes = new HashMap<>();
        for (String prefix : List.of("ebox_citizen.", "ebox_enterprise.")) {
            String organisation = example.at("/sender/enterpriseNumber")
                    .asText(example.path("senderOrganizationId").asText());
            changes.put(prefix + "sender_organisation_id", organisation);
            changes.put(
                    prefix + "sender_partition", example.at("/sender/partition").asText(""));
            changes.put(
                    prefix + "sender_application_id",
                    example.path("senderApplicationId").textValue());
            changes.put(
                    prefix + "message_type_id", example.path("messageTypeId").textValue());
            // None of the examples has one.
            changes.put(prefix + "digests", "off");
        }
        return Drafts.settings(changes);
    }
}
