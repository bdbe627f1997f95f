package eu.briefwissel.sandbox.ebox;

import java.util.HashSet;
import java.util.Set;

/**
 * A version of the Message Registry, by the field names in which the versions differ.
 *
 * @param path its part of the path
 * @param sender the field that names the sender
 * @param box the names that a recipient may have
 */
record RegistryVersion(String path, String sender, Set<String> box, Names names, Attention attention) {
    /** Message Registry 2.1. */
    static final RegistryVersion V2 = new RegistryVersion(
            "v2",
            "senderOrganizationId",
            Set.of("eboxType", "eboxIdValue"),
            new Names("mainContent", "attachmentSigned", "bodyMainContent", "replyAuthorized", "registeredMail"),
            new Attention("id", "name", Set.of("id", "type", "name")));

    /** Message Registry 3, as RSZ documents it to senders. */
    static final RegistryVersion V3 = new RegistryVersion(
            "v3",
            "sender",
            Set.of("eboxType", "enterpriseNumber", "ssin"),
            new Names(
                    "isMainContent",
                    "isAttachmentSigned",
                    "isBodyMainContent",
                    "isReplyAuthorized",
                    "isRegisteredMail"),
            new Attention("ssin", "label", Set.of("ssin", "label")));

    private static final Set<String> COMMON = Set.of(
            "recipient",
            "subject",
            "messageTypeId",
            "senderApplicationId",
            "attachments",
            "bodyContent",
            "businessDataList",
            "forTheAttentionOf",
            "originalMessageId",
            "expirationDate",
            "paymentData");

    /** The truth values. */
    record Names(String main, String signed, String bodyMain, String reply, String registered) {}

    /**
     * The fields that say for whom a message is.
     *
     * @param names all that it may have
     */
    record Attention(String id, String name, Set<String> names) {}

    boolean isSecond() {
        return equals(V2);
    }

    /** All names that a message may have. */
    Set<String> message() {
        var all = new HashSet<>(COMMON);
        all.addAll(Set.of(sender, names.bodyMain, names.reply, names.registered));
        return all;
    }

    /** All names that an attachment may have. */
    Set<String> attachmentNames() {
        return Set.of("httpPartName", names.main, names.signed, "digest", "attachmentTitle");
    }

    /** The field that names the owner of a box of this type. */
    String owner(EboxType type) {
        return isSecond() ? "eboxIdValue" : type.idField();
    }
}
