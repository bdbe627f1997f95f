package eu.briefwissel.sandbox.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.sandbox.ebox.EboxMessage.Box;
import eu.briefwissel.sandbox.ebox.MessageRegistry.Sender;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import eu.briefwissel.sandbox.wire.MultipartForm;
import java.util.Set;

/**
 * Reads a publication, naming every rule that it breaks: the field names of its version exactly, and the limits that RSZ
 * documents for document senders.
 */
final class ReadEboxMessage {
    private static final Set<String> SENDER = Set.of("eboxType", "enterpriseNumber", "partition");
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de");
    private static final int LONGEST_SUBJECT = 255;

    private final RegistryVersion version;
    private final MessageRegistry.Rules rules;
    private final Sender sender;
    private final Faults faults;

    private ReadEboxMessage(RegistryVersion version, MessageRegistry.Rules rules, Faults faults) {
        this.version = version;
        this.rules = rules;
        this.sender = rules.sender();
        this.faults = faults;
    }

    /** Reads messages of one version. */
    static Reading of(RegistryVersion version) {
        return (json, form, rules, faults) -> {
            var reader = new ReadEboxMessage(version, rules, faults);
            return reader.message(Fields.of(json, "", version.message(), faults), form);
        };
    }

    /** Reads the message; to be used only where no fault was added. */
    @FunctionalInterface
    interface Reading {
        EboxMessage read(JsonNode json, MultipartForm form, MessageRegistry.Rules rules, Faults faults);
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
        fields.optionalTruth(version.names().reply());
        new FurtherFields(version, rules, faults).check(fields);
        var attachments = EboxAttachments.read(version, fields, form, faults);
        var main = attachments.mainContents()
                + (fields.optionalTruth(version.names().bodyMain()) ? 1 : 0);
        faults.require(main == 1, version.names().main(), "must be true for exactly one: the body or one attachment");
        return new EboxMessage(recipient, title, body, attachments.digests());
    }

    private void sender(Fields fields) {
        var number = version.isSecond() ? fields.text(version.sender()) : senderOfV3(fields);
        var field = version.isSecond() ? version.sender() : "sender.enterpriseNumber";
        if (!number.equals(sender.organisation())) {
            faults.add(StatusMessages.INVALID_SENDER, field, "must be the number of the account");
        }
        if (!fields.text("senderApplicationId").equals(sender.application())) {
            faults.add(StatusMessages.INVALID_SENDER, "senderApplicationId", "must be an application of the account");
        }
        faults.require(
                fields.text("messageTypeId").equals(sender.messageType()),
                "messageTypeId",
                "must be a type of the account");
    }

    private String senderOfV3(Fields fields) {
        var from = fields.object("sender", SENDER);
        faults.require(from.text("eboxType").equals("enterprise"), "sender.eboxType", "must be enterprise");
        from.optionalText("partition");
        return from.text("enterpriseNumber");
    }

    private Box recipient(Fields fields) {
        var typeName = fields.object("recipient", version.box()).text("eboxType");
        var type = EboxType.of(typeName).orElse(EboxType.CITIZEN);
        faults.require(type.wireName().equals(typeName), "recipient.eboxType", "must be citizen or enterprise");
        faults.require(rules.recipients().contains(type), "recipient.eboxType", "is not served by this operator");
        var owner = version.owner(type);
        var box = fields.object("recipient", Set.of("eboxType", owner));
        var identifier = box.text(owner);
        faults.require(
                identifier.isEmpty() || type.kind().valid(identifier), box.at(owner), "must have valid check digits");
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

    /** 2.1 requires {@code bodyMainContent} and has it false where there is no body; 3 has its namesake only with a body. */
    private String body(Fields fields, Fields subject) {
        var main = version.names().bodyMain();
        if (version.isSecond()) {
            fields.required(main);
            fields.required(version.names().reply());
        }
        if (!fields.has("bodyContent")) {
            var claimed = version.isSecond() ? fields.optionalTruth(main) : fields.has(main);
            faults.require(!claimed, main, "must be there only with a body");
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
}
