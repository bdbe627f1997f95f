package eu.briefwissel.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Payment;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries for an eBox, as JSON in its envelope. A stored format: only add to it.
 *
 * @param main the number of the attachment that is the main content, -1 for the body; absent where the sender did not say
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record EnvelopeEbox(
        @Nullable Attention attention,
        @Nullable String expires,
        @Nullable Boolean mayReply,
        @Nullable String inReplyTo,
        @Nullable Integer main,
        @Nullable List<Data> businessData,
        @Nullable Paying payment) {

    private static final int BODY = -1;

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attention(String insz, @Nullable String name) {}

    @RegisterForReflection
    record Data(
            String key, Map<String, String> name, Map<String, String> description, List<Map<String, String>> values) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Paying(
            String id,
            String amount,
            String vatAmount,
            String currency,
            String due,
            String iban,
            @Nullable String bic,
            @Nullable String reference) {}

    /** Absent where the message has nothing of it. */
    static @Nullable EnvelopeEbox of(EboxFields fields) {
        if (fields.equals(EboxFields.none())) {
            return null;
        }
        return new EnvelopeEbox(
                fields.attention()
                        .map(a -> new Attention(a.person().value(), a.name().orElse(null)))
                        .orElse(null),
                fields.expires().map(Instant::toString).orElse(null),
                fields.mayReply() ? true : null,
                fields.inReplyTo().orElse(null),
                fields.main().map(EnvelopeEbox::number).orElse(null),
                fields.businessData().isEmpty()
                        ? null
                        : fields.businessData().stream()
                                .map(d -> new Data(d.key(), d.name(), d.description(), d.values()))
                                .toList(),
                fields.payment().map(EnvelopeEbox::paying).orElse(null));
    }

    EboxFields fields() {
        return new EboxFields(
                Optional.ofNullable(attention)
                        .map(a -> new EboxFields.Attention(
                                new Recipient(RecipientScheme.INSZ, a.insz), Optional.ofNullable(a.name))),
                Optional.ofNullable(expires).map(Instant::parse),
                Boolean.TRUE.equals(mayReply),
                Optional.ofNullable(inReplyTo),
                Optional.ofNullable(main).map(n -> n == BODY ? new MainContent.Body() : new MainContent.File(n)),
                Optional.ofNullable(businessData).orElse(List.of()).stream()
                        .map(d -> new EboxFields.BusinessData(d.key, d.name, d.description, d.values))
                        .toList(),
                Optional.ofNullable(payment).map(EnvelopeEbox::payment));
    }

    private static Integer number(MainContent main) {
        return switch (main) {
            case MainContent.Body _ -> BODY;
            case MainContent.File(int number) -> number;
        };
    }

    private static Paying paying(Payment p) {
        return new Paying(
                p.id(),
                p.amount().toPlainString(),
                p.vatAmount().toPlainString(),
                p.currency(),
                p.due().toString(),
                p.iban(),
                p.bic().orElse(null),
                p.reference().orElse(null));
    }

    private static Payment payment(Paying p) {
        return new Payment(
                p.id,
                new BigDecimal(p.amount),
                new BigDecimal(p.vatAmount),
                p.currency,
                LocalDate.parse(p.due),
                p.iban,
                Optional.ofNullable(p.bic),
                Optional.ofNullable(p.reference));
    }

    @Override
    public String toString() {
        return "envelope of eBox fields";
    }
}
