package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.channel.Outstanding;
import eu.briefwissel.channel.wire.Answer;
import eu.briefwissel.delivery.MailboxEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** {@code searchMessageStatus} of Message Registry 2.1: a list of pairs in, a list of statuses out. */
final class EboxStatus {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String NOT_IMPLEMENTED = "NOT_IMPLEMENTED";

    /** {@code MessageIdEboxId}. */
    @RegisterForReflection
    record Asked(String messageId, EboxId eboxId) {}

    /** {@code EboxId}, as 2.1 names its fields. */
    @RegisterForReflection
    record EboxId(String eboxType, String eboxIdValue) {

        @Override
        public String toString() {
            return eboxType + ":redacted";
        }
    }

    private EboxStatus() {}

    static byte[] request(Box box, List<Outstanding> outstanding) {
        List<Asked> asked = outstanding.stream()
                .map(o -> new Asked(
                        o.receiptId(), new EboxId(box.type(), o.recipient().value())))
                .toList();
        try {
            return JSON.writeValueAsBytes(asked);
        } catch (JsonProcessingException _) { // its message quotes the content
            throw new IllegalStateException("a status request could not be written as JSON");
        }
    }

    /**
     * For how long it need not be asked, where the answer says that the operator does not offer this. A {@code 404} that has a
     * code says that it knows none of the messages (2.1); one that has none may be that of something in between.
     */
    static Optional<Duration> notOfferedFor(Answer answer) {
        Optional<String> code = answer.code("code");
        if (answer.status() == 405
                || answer.status() == 501
                || code.filter(NOT_IMPLEMENTED::equals).isPresent()) {
            return Optional.of(EboxAssumptions.NOT_OFFERED_FOR);
        }
        return answer.status() == 404 && code.isEmpty() ? Optional.of(EboxAssumptions.NOT_FOUND_FOR) : Optional.empty();
    }

    /**
     * Which of them were opened. {@code readStatus}: "whether or not the main content of the message has already been
     * opened"; the answer does not say when.
     *
     * @param learntAt stands for the moment of opening: when we learnt of it, which is no earlier
     */
    static List<MailboxEvent> read(Answer answer, List<Outstanding> outstanding, Instant learntAt) {
        Set<String> asked = outstanding.stream().map(Outstanding::receiptId).collect(Collectors.toSet());
        return StreamSupport.stream(answer.body().spliterator(), false)
                .filter(status -> status.path("readStatus").asBoolean(false))
                .map(status -> status.path("messageId"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(asked::contains) // nobody else's messages
                .distinct()
                .<MailboxEvent>map(id -> new MailboxEvent.Read(id, learntAt))
                .toList();
    }
}
