package eu.briefwissel.channel.ebox;

import eu.briefwissel.channel.Objection;
import eu.briefwissel.channel.wire.PlainBody;
import eu.briefwissel.delivery.Attachment;
import eu.briefwissel.delivery.EboxFields;
import eu.briefwissel.delivery.EboxFields.BusinessData;
import eu.briefwissel.delivery.EboxFields.MainContent;
import eu.briefwissel.delivery.Message;
import eu.briefwissel.delivery.Payment;
import eu.briefwissel.tenant.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a message must be to be published: Message Registry 2.1, and what RSZ says to document senders on top of it. Lengths are
 * counted in UTF-16 units, which are never fewer than characters.
 */
final class EboxRules {

    /** RSZ, 2021; its page of version 3 says 400. The stricter one holds for all. */
    static final int LONGEST_SUBJECT = 255;

    /** RSZ, 2021; its page of version 3 says 255. The name as it is read, not as it is encoded. */
    static final int LONGEST_FILE_NAME = 80;

    static final int MOST_ATTACHMENTS = 6;

    private static final Set<String> LANGUAGES = Set.of("nl", "fr", "de");

    /** Of the types that a message may carry here, the only one on the operator's list (2.1, {@code mediaType}). */
    private static final String MEDIA_TYPE = "application/pdf";

    private final Spoken spoken;
    private final EboxTerms terms;
    private final List<Objection> broken = new ArrayList<>();

    private EboxRules(Spoken spoken, EboxTerms terms) {
        this.spoken = spoken;
        this.terms = terms;
    }

    /** All that is broken, whenever it is asked. */
    static List<Objection> broken(Spoken spoken, Message message, Settings settings) {
        EboxRules rules = new EboxRules(spoken, EboxTerms.of(spoken.box(), settings));
        rules.check(message);
        return List.copyOf(rules.broken);
    }

    private void check(Message message) {
        must(LANGUAGES.contains(message.language()), "/language", "language", "must be nl, fr or de");
        must(message.subject().length() <= LONGEST_SUBJECT, "/subject", "length", "must have at most 255 UTF-16 units");
        must(message.attachments().size() <= MOST_ATTACHMENTS, "/attachments", "count", "must be at most 6");
        for (int i = 0; i < message.attachments().size(); i++) {
            file("/attachments/" + i, message.attachments().get(i));
        }
        content(message);
        fields(message.handling().ebox());
    }

    private void file(String at, Attachment file) {
        must(file.name().length() <= LONGEST_FILE_NAME, at + "/name", "length", "must have at most 80 UTF-16 units");
        must(file.mediaType().equals(MEDIA_TYPE), at + "/mediaType", "media-type", "must be application/pdf");
    }

    /** Exactly one main content; what is not there cannot be it. */
    private void content(Message message) {
        boolean saysNothing = PlainBody.of(message).isBlank();
        boolean isMain = message.handling()
                .ebox()
                .main()
                .filter(MainContent.Body.class::isInstance)
                .isPresent();
        must(
                !saysNothing || !message.attachments().isEmpty(),
                "/body",
                "no-content",
                "must say something, or have a file");
        must(!saysNothing || !isMain, "/ebox/mainContent", "main-content", "must be a body that says something");
    }

    private void fields(EboxFields fields) {
        for (int i = 0; i < fields.businessData().size(); i++) {
            BusinessData data = fields.businessData().get(i);
            must(
                    terms.takes(data.key()),
                    "/ebox/businessData/" + i + "/key",
                    "business-data-key",
                    "must be one of the setting " + spoken.box().setting("business_data_keys"));
        }
        fields.payment().ifPresent(this::payment);
    }

    private void payment(Payment payment) {
        must(
                terms.takesPayments(),
                "/ebox/payment",
                "payment-not-offered",
                "must be left out: the operator takes none unless the setting "
                        + spoken.box().setting("payment_data") + " says so");
        must(
                spoken.version() == EboxVersion.V3 || payment.reference().isEmpty(),
                "/ebox/payment/reference",
                "reference-not-published",
                "must be left out: version 2.1 does not say how it is written");
    }

    private void must(boolean holds, String field, String rule, String sentence) {
        if (!holds) {
            broken.add(new Objection(field, rule, sentence));
        }
    }
}
