package eu.briefwissel.channel.ebox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.RecipientScheme;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Our requests, held against the published definition of 2.1 and the derived one of 3. */
class DefinitionsTest {

    private static final Attachment[] FILES = {
        Letters.text("a.pdf"), new Attachment("b.pdf", "application/pdf", new byte[] {'b'}, true)
    };

    @Test
    void writesEverythingAsTheDerivedDefinitionOfVersion3Says() {
        var message = Drafts.message(
                RecipientScheme.KBO, Letters.KBO, Drafts.everything(Optional.of("+++090/9337/55493+++")), FILES);
        JsonNode json = Drafts.written(
                EboxVersion.V3, message, Drafts.settings(Map.of("ebox_enterprise.sender_partition", "HR")));

        assertThat(Definitions.ofV3().broken("MessageToPublish", json)).isEmpty();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "sender",
                        "recipient",
                        "subject",
                        "messageTypeId",
                        "senderApplicationId",
                        "attachments",
                        "isBodyMainContent",
                        "bodyContent",
                        "businessDataList",
                        "isReplyAuthorized",
                        "forTheAttentionOf",
                        "originalMessageId",
                        "expirationDate",
                        "isRegisteredMail",
                        "paymentData");
        assertThat(json.at("/expirationDate").textValue()).isEqualTo("2027-01-15T00:00:00+01:00");
        assertThat(json.at("/paymentData/dueDate").textValue()).isEqualTo("2027-01-15T00:00:00+01:00");
        assertThat(json.at("/forTheAttentionOf")).hasToString("{\"ssin\":\"01071700342\",\"label\":\"A. Lezer\"}");
        assertThat(json.at("/attachments/1"))
                .hasToString("{\"httpPartName\":\"upfile2\",\"isMainContent\":true,\"isAttachmentSigned\":true,"
                        + "\"digest\":{\"digestMethod\":\"sha_256\","
                        + "\"digestValue\":\"PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=\"}}");
    }

    @Test
    void writesEverythingAsThePublishedDefinitionOfVersion2Says() {
        var message = Drafts.message(RecipientScheme.INSZ, Letters.INSZ, Drafts.everything(Optional.empty()), FILES);

        JsonNode json = Drafts.written(EboxVersion.V2_1, message, Drafts.settings(Map.of()));

        assertThat(Definitions.ofV2().broken("MessageToPublish", json)).isEmpty();
        assertThat(json.at("/forTheAttentionOf"))
                .hasToString("{\"id\":\"01071700342\",\"type\":\"person\",\"name\":\"A. Lezer\"}");
        assertThat(json.at("/registeredMail").booleanValue()).isTrue();
        assertThat(json.at("/replyAuthorized").booleanValue()).isTrue();
    }

    @Test
    void writesNoNullAndNothingEmptyOfAMessageThatHasNothing() {
        var message = Drafts.message(RecipientScheme.KBO, Letters.KBO, Handling.usual());

        String third = Drafts.written(EboxVersion.V3, message, Drafts.settings(Map.of()))
                .toString();
        String second = Drafts.written(EboxVersion.V2_1, message, Drafts.settings(Map.of()))
                .toString();

        assertThat(third).doesNotContain("null", "[]", "{}");
        assertThat(second).doesNotContain("null", "{}");
    }

    @Test
    void noticesWhatBreaksTheDefinitions() {
        var message = Drafts.message(RecipientScheme.KBO, Letters.KBO, Handling.usual(), FILES);
        ObjectNode third = (ObjectNode) Drafts.written(EboxVersion.V3, message, Drafts.settings(Map.of()));
        ObjectNode second = (ObjectNode) Drafts.written(EboxVersion.V2_1, message, Drafts.settings(Map.of()));

        third.put("isBodyMainContent", true);
        second.remove("replyAuthorized");

        assertThat(Definitions.ofV3().broken("MessageToPublish", third)).isNotEmpty();
        assertThat(Definitions.ofV2().broken("MessageToPublish", second)).isNotEmpty();
    }
}
