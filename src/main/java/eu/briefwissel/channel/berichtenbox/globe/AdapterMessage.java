package eu.briefwissel.channel.berichtenbox.globe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The body of {@code POST /ebms/messages}: a MessageRequest of ebms-core. Personal, never printed. */
@RegisterForReflection
record AdapterMessage(Properties properties, List<DataSource> dataSources) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ACTION = "GLOBE-R-BV-Request";
    private static final String OURS = "@briefwissel";
    private static final char SENDING = '.';

    @RegisterForReflection
    record Properties(
            String cpaId,
            String fromPartyId,
            String fromRole,
            String toPartyId,
            String toRole,
            String service,
            String action,
            String conversationId,
            String messageId) {}

    @RegisterForReflection
    record DataSource(String name, String contentId, String contentType, byte[] content) {
        @Override
        public String toString() {
            return "content of " + content.length + " bytes";
        }
    }

    /** Of a batch of one letter. Each sending has an ebMS message id of its own; BatchID and BerichtID stay. */
    static AdapterMessage of(GlobeBatch batch, String sending, GlobeAccount.Cpa cpa) {
        String id = batch.id().toString();
        Properties properties = new Properties(
                cpa.id(),
                cpa.from().id(),
                cpa.from().role(),
                cpa.to().id(),
                cpa.to().role(),
                cpa.service(),
                ACTION,
                id,
                batch.letters().getFirst().id() + String.valueOf(SENDING) + sending + OURS);
        DataSource xml = new DataSource("berichten-" + id + ".xml", id, "text/xml", BatchXml.of(batch));
        return new AdapterMessage(properties, List.of(xml));
    }

    /** The letter that an ebMS message of ours was sent with; empty where it is none of ours. */
    static Optional<UUID> letterOf(String messageId) {
        int end = messageId.indexOf(SENDING);
        if (end < 0 || !messageId.endsWith(OURS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(messageId.substring(0, end)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The sending that an ebMS message of ours was; empty where it is none of ours. */
    static Optional<String> sendingOf(String messageId) {
        return letterOf(messageId)
                .map(_ -> messageId.substring(messageId.indexOf(SENDING) + 1, messageId.length() - OURS.length()));
    }

    byte[] toBytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException _) { // its message quotes the content
            throw new IllegalStateException("a message to the adapter could not be written as JSON");
        }
    }

    @Override
    public String toString() {
        return "ebMS message " + properties.messageId();
    }
}
