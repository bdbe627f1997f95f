package eu.briefwissel.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.briefwissel.sandbox.Http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Speaks to a Message Registry of the sandbox, version 3, from the account settings alone. */
final class EboxCaller {
    /** A file part of the form. */
    record File(String name, String mediaType, String content) {}

    private static final String BOUNDARY = "----sandbox-test";

    private final Map<String, String> account;
    private final String prefix;
    private String token = "";

    private EboxCaller(Map<String, String> account, String prefix) {
        this.account = account;
        this.prefix = prefix;
    }

    static EboxCaller citizen(Sandbox sandbox) {
        return new EboxCaller(sandbox.account(), "ebox_citizen.");
    }

    static EboxCaller enterprise(Sandbox sandbox) {
        return new EboxCaller(sandbox.account(), "ebox_enterprise.");
    }

    /** At the registry of version 2.1 of the same operator. */
    EboxCaller atVersion2(Sandbox sandbox) {
        var second = new HashMap<>(account);
        second.putAll(sandbox.registry2Account());
        return new EboxCaller(second, prefix).withTokenOf(this);
    }

    String setting(String name) {
        return account.getOrDefault(prefix + name, "");
    }

    EboxCaller login() throws IOException {
        var form = setting("pki_key").isEmpty()
                ? "grant_type=client_credentials&client_id=" + setting("client_id") + "&client_secret="
                        + setting("client_secret")
                : EboxAssertion.of(account).form();
        token = askToken(form).text("access_token");
        return this;
    }

    /** Uses the token of another caller from now on. */
    EboxCaller withTokenOf(EboxCaller other) {
        token = other.token;
        return this;
    }

    Answer askToken(String form) throws IOException {
        return Http.send(Http.to(setting("token_url"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** A message whose body is its main content. */
    ObjectNode message(String eboxType, String idField, String identifier) {
        var message = Http.JSON.createObjectNode();
        message.putObject("sender")
                .put("eboxType", "enterprise")
                .put("enterpriseNumber", setting("sender_organisation_id"));
        message.putObject("recipient").put("eboxType", eboxType).put(idField, identifier);
        message.putObject("subject").put("nl", "Uw aanslagbiljet");
        message.put("messageTypeId", setting("message_type_id"));
        message.put("senderApplicationId", setting("sender_application_id"));
        message.put("isBodyMainContent", true);
        message.putObject("bodyContent").put("nl", "Uw aanslagbiljet staat klaar.");
        return message;
    }

    ObjectNode toCitizen(String insz) {
        return message("citizen", "ssin", insz);
    }

    ObjectNode toEnterprise(String kbo) {
        return message("enterprise", "enterpriseNumber", kbo);
    }

    /** Makes this file the main content, in place of the body. */
    static ObjectNode withMainFile(ObjectNode message) {
        message.remove("isBodyMainContent");
        message.remove("bodyContent");
        message.putArray("attachments")
                .addObject()
                .put("httpPartName", "upfile1")
                .put("isMainContent", true)
                .put("isAttachmentSigned", false);
        return message;
    }

    /** A message whose body is its main content, in the names of 2.1. */
    ObjectNode messageOf2(String eboxType, String identifier) {
        var message = Http.JSON.createObjectNode();
        message.putObject("recipient").put("eboxType", eboxType).put("eboxIdValue", identifier);
        message.putObject("subject").put("nl", "Uw aanslagbiljet");
        message.put("messageTypeId", setting("message_type_id"));
        message.put("senderOrganizationId", setting("sender_organisation_id"));
        message.put("senderApplicationId", setting("sender_application_id"));
        message.put("bodyMainContent", true);
        message.put("replyAuthorized", false);
        message.putObject("bodyContent").put("nl", "Uw aanslagbiljet staat klaar.");
        return message;
    }

    /** Publishes by 2.1: without a key. */
    Answer publishBy2(ObjectNode message, Map<String, File> files) throws IOException {
        return Http.send(form("/publishMessage", message, files));
    }

    Answer publish(ObjectNode message) throws IOException {
        return publish(newKey(), message, Map.of());
    }

    Answer publish(String key, ObjectNode message, Map<String, File> files) throws IOException {
        return Http.send(request("\"" + key + "\"", message, files));
    }

    HttpRequest.Builder request(String key, ObjectNode message, Map<String, File> files) {
        return form("/ebox/messages/", message, files).header("Idempotency-Key", key);
    }

    private HttpRequest.Builder form(String path, ObjectNode message, Map<String, File> files) {
        var parts = new LinkedHashMap<String, byte[]>();
        files.forEach((name, file) -> parts.put(part(name, file), file.content.getBytes(StandardCharsets.UTF_8)));
        parts.put(
                "Content-Disposition: form-data; name=\"messageToPublish\"\r\nContent-Type: application/json\r\n\r\n",
                message.toString().getBytes(StandardCharsets.UTF_8));
        return Http.to(setting("base_url") + path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body(parts)));
    }

    Answer search(String messageId, String eboxType, String identifier) throws IOException {
        var list = Http.JSON.createArrayNode();
        list.addObject()
                .put("messageId", messageId)
                .putObject("eboxId")
                .put("eboxType", eboxType)
                .put("eboxIdValue", identifier);
        return Http.send(Http.to(setting("base_url") + "/searchMessageStatus")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(list.toString())));
    }

    /** A call of this address in this caller's name. */
    HttpRequest.Builder get(String url) {
        return Http.to(url).header("Authorization", "Bearer " + token);
    }

    private static String part(String name, File file) {
        return "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file.name + "\"\r\nContent-Type: "
                + file.mediaType + "\r\n\r\n";
    }

    private static byte[] body(Map<String, byte[]> parts) {
        var body = new ByteArrayOutputStream();
        parts.forEach((head, content) -> {
            body.writeBytes(("--" + BOUNDARY + "\r\n" + head).getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
