package eu.briefwissel.channel.ebox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.briefwissel.channel.Letters;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.Contact;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Handling;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Payment;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.RecipientScheme;
import eu.briefwissel.delivery.TenantId;
import eu.briefwissel.tenant.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Messages for an eBox, and what is written of them. */
final class Drafts {

    private static final JsonMapper JSON = new JsonMapper();

    private Drafts() {}

    /** Everything that a message can carry for an eBox. */
    static Handling everything(Optional<String> paymentReference) {
        return new Handling(
                true,
                new EboxFields(
                        Optional.of(new EboxFields.Attention(
                                new Recipient(RecipientScheme.INSZ, Letters.INSZ), Optional.of("A. Lezer"))),
                        Optional.of(Instant.parse("2027-01-14T23:00:00Z")),
                        true,
                        Optional.of("M-0"),
                        Optional.of(new MainContent.File(1)),
                        List.of(
                                new EboxFields.BusinessData(
                                        "BECBE",
                                        Map.of("nl", "Ondernemingsnummer"),
                                        Map.of("nl", "Waarover het gaat"),
                                        List.of(Map.of("nl", "0202239951"))),
                                new EboxFields.BusinessData(
                                        "BCE IP", Map.of(), Map.of(), List.of(Map.of("fr", "0202239951")))),
                        Optional.of(new Payment(
                                "P-1",
                                new BigDecimal("125.50"),
                                new BigDecimal("0.00"),
                                "EUR",
                                LocalDate.parse("2027-01-15"),
                                "BE68539007547034",
                                Optional.of("KREDBEBB"),
                                paymentReference))));
    }

    static Message message(RecipientScheme scheme, String number, Handling handling, Attachment... files) {
        Contact contact = new Contact(Optional.empty(), Optional.empty());
        return Letters.message(new Recipient(scheme, number), "nl", List.of(files), contact)
                .handled(handling);
    }

    static Settings settings(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>();
        for (String prefix : List.of("ebox_citizen.", "ebox_enterprise.")) {
            values.put(prefix + "token_url", "https://registry.invalid/token");
            values.put(prefix + "base_url", "https://registry.invalid/v");
            values.put(prefix + "client_id", "client");
            values.put(prefix + "client_secret", "secret");
            values.put(prefix + "sender_organisation_id", "0220916609");
            values.put(prefix + "sender_application_id", "application");
            values.put(prefix + "message_type_id", "type");
        }
        values.putAll(changes);
        return new Settings(new TenantId("t-drafts"), "Gemeente Voorbeeld", values);
    }

    static JsonNode written(EboxVersion version, Message message, Settings settings) {
        Box box = message.recipient().scheme() == RecipientScheme.INSZ ? Box.CITIZEN : Box.ENTERPRISE;
        Draft draft = new Draft(box, message, EboxAccount.of(box, settings), settings);
        return JSON.valueToTree(
                switch (version) {
                    case V3 -> EboxMessage.of(draft);
                    case V2_1 -> EboxMessageV2.of(draft);
                });
    }
}
