package eu.briefwissel.sandbox.ebox;

import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.wire.Faults;
import eu.briefwissel.sandbox.wire.Fields;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The optional fields of a publication, with the limits that RSZ documents for document senders. */
final class FurtherFields {
    private static final Set<String> BUSINESS_DATA = Set.of("key", "name", "description", "values");
    private static final Set<String> PAYMENT =
            Set.of("paymentDataId", "amount", "vatAmount", "currency", "dueDate", "iban", "bic", "reference");
    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de");
    private static final int LONGEST_NAME = 100;
    private static final int LARGEST_VALUE = 256;

    private final RegistryVersion version;
    private final MessageRegistry.Rules rules;
    private final Faults faults;

    FurtherFields(RegistryVersion version, MessageRegistry.Rules rules, Faults faults) {
        this.version = version;
        this.rules = rules;
        this.faults = faults;
    }

    void check(Fields message) {
        message.optionalText("originalMessageId");
        message.optionalText("expirationDate"); // RSZ ignores it: computed from the message type
        // Message Registry 2.1: "only possible for EPOST service"; which code says so is not published.
        faults.require(
                !message.optionalTruth(version.names().registered())
                        || rules.offers().registered(),
                version.names().registered(),
                "is not open to this sender");
        if (message.has("forTheAttentionOf")) {
            attention(message.object("forTheAttentionOf", version.attention().names()));
        }
        if (message.has("paymentData")) {
            payment(message.object("paymentData", PAYMENT));
        }
        message.objects("businessDataList", BUSINESS_DATA).forEach(this::businessData);
    }

    /** Version 3: an identifier that is none makes the request fail. */
    private void attention(Fields attention) {
        var names = version.attention();
        faults.require(
                IdentifierKind.INSZ.valid(attention.text(names.id())),
                attention.at(names.id()),
                "must have valid check digits");
        faults.require(
                !version.isSecond() || attention.text("type").equals("person"), attention.at("type"), "must be person");
        var name = attention.optionalText(names.name()).orElse("");
        faults.require(name.length() <= LONGEST_NAME, attention.at(names.name()), "must have 100 characters or fewer");
    }

    private void payment(Fields payment) {
        if (!rules.offers().payments()) {
            faults.add(StatusMessages.NOT_IMPLEMENTED, "paymentData", "is not supported");
        }
        for (var name : Set.of("paymentDataId", "currency", "dueDate", "iban")) {
            payment.text(name);
        }
        payment.decimal("amount");
        payment.decimal("vatAmount");
    }

    private void businessData(Fields data) {
        var key = data.text("key");
        faults.require(
                rules.offers().keys().isEmpty() || rules.offers().keys().contains(key),
                data.at("key"),
                "must have been declared for the message type");
        data.required("values");
        for (var value : data.objects("values", LANGUAGES)) {
            if (value.names().size() != 1) {
                faults.add(
                        StatusMessages.NOT_IMPLEMENTED,
                        data.at("values"),
                        "Multiple languages provided when only one expected");
            }
            value.names()
                    .forEach(language -> faults.require(
                            value.text(language).getBytes(StandardCharsets.UTF_8).length <= LARGEST_VALUE,
                            value.at(language),
                            "must have 256 bytes or fewer"));
        }
    }
}
