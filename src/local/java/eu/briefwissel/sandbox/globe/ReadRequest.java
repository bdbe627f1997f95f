package eu.briefwissel.sandbox.globe;

import com.fasterxml.jackson.databind.JsonNode;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads {@code MessageRequest} of ebms-core 2.20: the envelope of a batch, and the batch in it. */
final class ReadRequest {
    /**
     * A message to send.
     *
     * @param agreed whether CPA, parties, service and action are those of the agreement
     * @param content the payload
     */
    record Request(String messageId, String conversationId, boolean agreed, byte[] content) {
        @Override
        public String toString() {
            return "Request[" + messageId + "]";
        }
    }

    private static final Set<String> REQUEST = Set.of("properties", "dataSources");
    private static final Set<String> PROPERTIES = Set.of(
            "cpaId",
            "fromPartyId",
            "fromRole",
            "toPartyId",
            "toRole",
            "service",
            "action",
            "conversationId",
            "messageId",
            "refToMessageId");
    private static final Set<String> DATA_SOURCE = Set.of("name", "contentId", "contentType", "content");

    private final Account account;
    private final Faults faults;

    private ReadRequest(Account account, Faults faults) {
        this.account = account;
        this.faults = faults;
    }

    /** The request; to be used only where no fault was added. */
    static Request read(JsonNode json, Account account, Faults faults) {
        return new ReadRequest(account, faults).request(Fields.of(json, "", REQUEST, faults));
    }

    private Request request(Fields fields) {
        var properties = fields.object("properties", PROPERTIES);
        var agreed = agreed(properties);
        var content = content(fields);
        return new Request(
                properties.optionalText("messageId").orElseGet(ReadRequest::freshId),
                properties.optionalText("conversationId").orElseGet(ReadRequest::freshId),
                agreed,
                content);
    }

    /** Whom it is from may not be left out; whom it is for may. */
    private boolean agreed(Fields properties) {
        var from = Stream.of("cpaId", "fromPartyId", "fromRole", "service", "action")
                .map(properties::text)
                .toList()
                .equals(List.of(
                        account.cpaId(), account.party(), Account.SENDER_ROLE, Account.SERVICE, Account.REQUEST));
        return from
                && properties.optionalText("toPartyId").orElse(Account.LOGIUS).equals(Account.LOGIUS)
                && properties.optionalText("toRole").orElse(Account.LOGIUS_ROLE).equals(Account.LOGIUS_ROLE);
    }

    private byte[] content(Fields fields) {
        var sources = fields.objects("dataSources", DATA_SOURCE);
        if (!faults.require(sources.size() == 1, "dataSources", "must be one: the batch")) {
            return new byte[0];
        }
        var source = sources.getFirst();
        source.text("name");
        faults.require(
                source.text("contentType").matches("(text|application)/xml(;.*)?"),
                source.at("contentType"),
                "must be text/xml");
        try {
            return Base64.getDecoder().decode(source.text("content"));
        } catch (IllegalArgumentException notBase64) {
            faults.add(source.at("content"), "must be base64");
            return new byte[0];
        }
    }

    private static String freshId() {
        return UUID.randomUUID() + "@adapter.sandbox";
    }
}
