package eu.briefwissel.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.CaseReference;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.PostalAddress;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.SentBy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Part 0 of a message's content, as JSON: everything but the bytes of the attachments. A stored format: only add to it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Envelope(
        String language,
        String messageType,
        String subject,
        String body,
        List<File> files,
        @Nullable String email,
        @Nullable Address address,
        @Nullable Case caseReference,
        @Nullable Boolean registered,
        @Nullable EnvelopeEbox ebox,
        @Nullable Sent sent) {

    /** What is JSON and no envelope is found out here, and not where somebody needs a part of it. */
    Envelope {
        Objects.requireNonNull(language);
        Objects.requireNonNull(messageType);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(body);
        files = List.copyOf(files);
    }

    /**
     * A file's entry.
     *
     * @param signed absent where the sender does not say so
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record File(String name, String mediaType, @Nullable Boolean signed) {}

    @RegisterForReflection
    record Address(String name, String street, String postalCode, String city, String country) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Case(
            String id,
            String type,
            @Nullable String status,
            @Nullable String deadline) {}

    /** In whose name. */
    @RegisterForReflection
    record Sent(String sender, String application, String number, String displayName) {
        static Sent of(SentBy by) {
            return new Sent(by.sender(), by.application(), by.number(), by.displayName());
        }

        SentBy by() {
            return new SentBy(sender, application, number, displayName);
        }
    }

    static Envelope of(Message message) {
        return new Envelope(
                message.language(),
                message.messageType(),
                message.subject(),
                message.body(),
                message.attachments().stream()
                        .map(a -> new File(a.name(), a.mediaType(), a.isSigned() ? true : null))
                        .toList(),
                message.contact().email().orElse(null),
                message.contact().postalAddress().map(Envelope::address).orElse(null),
                message.caseReference().map(Envelope::caseOf).orElse(null),
                message.handling().isRegistered() ? true : null,
                EnvelopeEbox.of(message.handling().ebox()),
                message.sentBy().map(Sent::of).orElse(null));
    }

    /** The message again; {@code attachments} are the bytes of {@link #files}, in order. */
    Message message(Recipient recipient, List<byte[]> attachments) {
        return new Message(
                recipient,
                language,
                messageType,
                subject,
                body,
                zip(attachments),
                new Contact(
                        Optional.ofNullable(email), Optional.ofNullable(address).map(Envelope::address)),
                Optional.ofNullable(caseReference).map(Envelope::caseOf),
                handling());
    }

    private Handling handling() {
        return new Handling(
                Boolean.TRUE.equals(registered),
                Optional.ofNullable(ebox).map(EnvelopeEbox::fields).orElse(EboxFields.none()),
                Optional.ofNullable(sent).map(Sent::by));
    }

    /** The case it is about. */
    Optional<CaseReference> about() {
        return Optional.ofNullable(caseReference).map(Envelope::caseOf);
    }

    private List<Attachment> zip(List<byte[]> contents) {
        return IntStream.range(0, files.size())
                .mapToObj(i -> attachment(files.get(i), contents.get(i)))
                .toList();
    }

    private static Attachment attachment(File file, byte[] content) {
        return new Attachment(file.name(), file.mediaType(), content, Boolean.TRUE.equals(file.signed()));
    }

    private static Address address(PostalAddress a) {
        return new Address(a.name(), a.street(), a.postalCode(), a.city(), a.country());
    }

    private static PostalAddress address(Address a) {
        return new PostalAddress(a.name, a.street, a.postalCode, a.city, a.country);
    }

    private static Case caseOf(CaseReference c) {
        return new Case(
                c.id(),
                c.type(),
                c.status().orElse(null),
                c.deadline().map(LocalDate::toString).orElse(null));
    }

    private static CaseReference caseOf(Case c) {
        return new CaseReference(
                c.id,
                c.type,
                Optional.ofNullable(c.status),
                Optional.ofNullable(c.deadline).map(LocalDate::parse));
    }

    @Override
    public String toString() {
        return "envelope";
    }
}
