package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.Letter;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Cause;
import eu.briefwissel.delivery.Handover;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.tenant.Settings;
import io.netty.buffer.Unpooled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.resteasy.reactive.client.api.ClientMultipartForm;

/** Publishes a message as a version of the Message Registry wants it. */
final class Publishing {

    private static final String MESSAGE = "messageToPublish";
    private static final String JSON = "application/json";

    private Publishing() {}

    /** Why the channel can never carry this message; empty where it can. Most of it was held against it when it came in. */
    static Optional<Handover> obstacle(Spoken spoken, Message message, Settings settings) {
        Box box = spoken.box();
        if (message.recipient().scheme() != box.scheme()) {
            return Optional.of(
                    new Handover.Refused(Cause.NO_MAILBOX, "no-" + box.scheme().wireName()));
        }
        if (message.handling().isRegistered() && !EboxTerms.of(box, settings).takesRegistered()) {
            return Optional.of(new Handover.Refused(Cause.REFUSED, "registered-not-offered"));
        }
        return EboxRules.broken(spoken, message, settings).stream()
                .findFirst()
                .map(objection -> new Handover.Refused(Cause.REFUSED, objection.rule()));
    }

    /** One call; made anew for each, since it is used up by being sent. */
    static Uni<Response> call(Spoken spoken, EboxApi api, String bearer, Letter letter, Draft draft) {
        return switch (spoken.version()) {
            // RFC 8941 section 3.3.3: a String stands in quotes. The same in every repeat.
            case V3 ->
                api.publish(
                        draft.account().base(),
                        bearer,
                        "\"" + letter.wireId() + "\"",
                        draft.isOnBehalf() ? draft.account().organisation() : null,
                        form(EboxMessage.of(draft), draft.message()));
            case V2_1 -> api.publishV2(draft.account().base(), bearer, form(EboxMessageV2.of(draft), draft.message()));
        };
    }

    /** The multipart form: the JSON first, then {@code upfile1} to {@code upfile6}. No file is copied for it. */
    static ClientMultipartForm form(Object json, Message message) {
        ClientMultipartForm form = ClientMultipartForm.create().setCharset(StandardCharsets.ISO_8859_1);
        form.entity(MESSAGE, json, JSON, json.getClass());
        for (int number = 0; number < message.attachments().size(); number++) {
            Attachment file = message.attachments().get(number);
            form.binaryFileUpload(
                    Draft.part(number), FileNames.wire(file.name()), uncopied(file.content()), file.mediaType());
        }
        return form;
    }

    @SuppressWarnings("deprecation") // Vert.x 4 has no other way to a buffer that is no copy
    private static Buffer uncopied(byte[] content) {
        return Buffer.buffer(Unpooled.wrappedBuffer(content));
    }
}
