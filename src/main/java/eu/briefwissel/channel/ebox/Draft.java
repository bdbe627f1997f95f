package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.wire.PlainBody;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.tenant.Settings;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A message that is about to be published, and in whose name; what all versions have to know of it. Never printed. */
record Draft(Box box, Message message, EboxAccount account, Settings settings) {

    /** Message Registry 2.1: {@code yyyy-MM-dd'T'HH:mm:ssXXX}. */
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX").withZone(ZoneId.of("Europe/Brussels"));

    static String dateTime(Instant moment) {
        return DATE_TIME.format(moment);
    }

    EboxFields fields() {
        return message.handling().ebox();
    }

    /** Whether a service provider publishes it for another enterprise. */
    boolean isOnBehalf() {
        return Mandates.areNeeded(box, settings);
    }

    boolean isRegistered() {
        return message.handling().isRegistered();
    }

    String messageTypeId() {
        return EboxAccount.messageTypeId(box, settings, message.messageType());
    }

    /** One language (RSZ, document sender). */
    Map<String, String> subject() {
        return Map.of(message.language(), message.subject());
    }

    /** Its text by language; empty where the body says nothing. */
    Optional<Map<String, String>> body() {
        return Optional.of(PlainBody.of(message).strip())
                .filter(text -> !text.isEmpty())
                .map(text -> Map.of(message.language(), text));
    }

    boolean isBodyMain() {
        return main().equals(new MainContent.Body());
    }

    /** Exactly one: what the sender says, else the first file, else the body (RSZ, document sender, FAQ). */
    private MainContent main() {
        return fields().main()
                .orElseGet(() -> message.attachments().isEmpty() ? new MainContent.Body() : new MainContent.File(0));
    }

    /** The attachments as a version writes them, in order. */
    <A> List<A> attachments(IntFunction<A> write) {
        return IntStream.range(0, message.attachments().size()).mapToObj(write).toList();
    }

    Attachment attachment(int number) {
        return message.attachments().get(number);
    }

    boolean isMain(int number) {
        return main().equals(new MainContent.File(number));
    }

    /** {@code upfile1} to {@code upfile6}. */
    static String part(int number) {
        return "upfile" + (number + 1);
    }

    Optional<Digest> digest(int number) {
        return EboxTerms.of(box, settings).hasDigests()
                ? Optional.of(Digest.of(attachment(number).content()))
                : Optional.empty();
    }

    Optional<List<BusinessDataToPublish>> businessData() {
        return Optional.of(fields().businessData().stream()
                        .map(BusinessDataToPublish::of)
                        .toList())
                .filter(list -> !list.isEmpty());
    }

    Optional<String> expires() {
        return fields().expires().map(Draft::dateTime);
    }

    @Override
    public String toString() {
        return "draft of " + message;
    }
}
