package eu.briefwissel.sandbox.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.sandbox.ebox.EboxMessage.Box;
import eu.briefwissel.sandbox.ebox.MessageRegistry.Sender;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import eu.briefwissel.sandbox.wire.MultipartForm;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Reads a publication, naming every rule that it breaks: the field names of Message Registry v3 exactly, and the limits that RSZ
 * documents for document senders.
 */
final class ReadEboxMessage {
    private static final Set<String> MESSAGE = Set.of(
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
            "expirationDate");
    private static final Set<String> SENDER = Set.of("eboxType", "enterpriseNumber", "partition");
    private static final Set<String> ATTENTION = Set.of("id", "type", "name");
    private static final Set<String> BUSINESS_DATA = Set.of("key", "name", "description", "values");
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de");
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 100;
    private static final int LARGEST_VALUE = 256;

    private final Sender sender;
    private final Set<EboxType> recipients;
    private final Faults faults;

    private ReadEboxMessage(Sender sender, Set<EboxType> recipients, Faults faults) {
        this.sender = sender;
        this.recipients = recipients;
        this.faults = faults;
    }

    /** The message; to be used only where no fault was added. */
    static EboxMessage read(JsonNode json, MultipartForm form, MessageRegistry.Rules rules, Faults faults) {
        var reader = new ReadEboxMessage(rules.sender(), rules.recipients(), faults);
        return reader.message(Fields.of(json, "", MESSAGE, faults), form);
    }

    private EboxMessage message(Fields fields, MultipartForm form) {
        sender(fields);
        var recipient = recipient(fields);
        var subject = fields.object("subject", LANGUAGES);
        var title = oneLanguage(subject, "subject");
        faults.require(
                title.codePointCount(0, title.length()) <= LONGEST_SUBJECT,
                "subject",
                "must have 255 characters or fewer");
        var body = body(fields, subject);
        furtherFields(fields);
        var attachments = EboxAttachments.read(fields, form, faults);
        var main = attachments.mainContents() + (fields.optionalTruth("isBodyMainContent") ? 1 : 0);
        faults.require(main == 1, "isMainContent", "must be true for exactly one: the body or one attachment");
        return new EboxMessage(recipient, title, body, attachments.digests());
    }

    private void sender(Fields fields) {
        var from = fields.object("sender", SENDER);
        faults.require(from.text("eboxType").equals("enterprise"), "sender.eboxType", "must be enterprise");
        if (!from.text("enterpriseNumber").equals(sender.organisation())) {
            faults.add(StatusMessages.INVALID_SENDER, "sender.enterpriseNumber", "must be the number of the account");
        }
        if (!fields.text("senderApplicationId").equals(sender.application())) {
            faults.add(StatusMessages.INVALID_SENDER, "senderApplicationId", "must be an application of the account");
        }
        faults.require(
                fields.text("messageTypeId").equals(sender.messageType()),
                "messageTypeId",
                "must be a type of the account");
        from.optionalText("partition");
    }

    private Box recipient(Fields fields) {
        var typeName = fields.object("recipient", Set.of("eboxType", "enterpriseNumber", "ssin"))
                .text("eboxType");
        var type = EboxType.of(typeName).orElse(EboxType.CITIZEN);
        faults.require(type.wireName().equals(typeName), "recipient.eboxType", "must be citizen or enterprise");
        faults.require(recipients.contains(type), "recipient.eboxType", "is not served by this operator");
        var box = fields.object("recipient", type.names());
        var identifier = box.text(type.idField());
        faults.require(
                identifier.isEmpty() || type.kind().valid(identifier),
                box.at(type.idField()),
                "must have valid check digits");
        return new Box(type, identifier);
    }

    /** The one text of a translated string. RSZ takes a single language (fr, nl or de). */
    private String oneLanguage(Fields translated, String name) {
        var languages = translated.names();
        if (languages.size() > 1) {
            faults.add(StatusMessages.NOT_IMPLEMENTED, name, "Multiple languages provided when only one expected");
        }
        if (!faults.require(
                !languages.isEmpty() && LANGUAGES.contains(languages.getFirst()), name, "must be in nl, fr or de")) {
            return "";
        }
        var text = translated.text(languages.getFirst());
        faults.require(!text.isBlank(), translated.at(languages.getFirst()), "must not be blank");
        return text;
    }

    private String body(Fields fields, Fields subject) {
        if (!fields.has("bodyContent")) {
            faults.require(!fields.has("isBodyMainContent"), "isBodyMainContent", "must be there only with a body");
            return "";
        }
        var content = fields.object("bodyContent", LANGUAGES);
        var text = oneLanguage(content, "bodyContent");
        if (!content.names().equals(subject.names())) {
            faults.add(
                    StatusMessages.NOT_IMPLEMENTED,
                    "bodyContent",
                    "Multiple languages provided when only one expected");
        }
        return text;
    }

    private void furtherFields(Fields fields) {
        fields.optionalTruth("isReplyAuthorized");
        fields.optionalText("originalMessageId");
        fields.optionalText("expirationDate"); // RSZ ignores it: computed from the message type
        if (fields.has("forTheAttentionOf")) {
            var name = fields.object("forTheAttentionOf", ATTENTION)
                    .optionalText("name")
                    .orElse("");
            faults.require(
                    name.length() <= LONGEST_NAME, "forTheAttentionOf.name", "must have 100 characters or fewer");
        }
        for (var data : fields.objects("businessDataList", BUSINESS_DATA)) {
            data.text("key");
            data.required("values");
            for (var value : data.objects("values", LANGUAGES)) {
                value.names()
                        .forEach(language -> faults.require(
                                value.text(language).getBytes(StandardCharsets.UTF_8).length <= LARGEST_VALUE,
                                value.at(language),
                                "must have 256 bytes or fewer"));
            }
        }
    }
}
