package eu.briefwissel.channel.ebox;

/**
 * What this package assumes beyond the published files, each as a name that the code uses. Whoever gets an operator's real
 * document (BOSA's stands under a non-disclosure agreement) changes this file.
 *
 * <ul>
 *   <li><b>eBox Citizen is published to by the same model as eBox Enterprise.</b> Message Registry 2.0 says it serves both;
 *       BOSA's own Write/Publish API is not public. Its five credentials (client id and secret, SenderOrganisationID,
 *       SenderApplicationID, MessageTypeID) are, and they fit this model.
 *   <li><b>Both operators take client id and secret</b> in HTTP Basic. BOSA's credentials are these; RSZ documents
 *       {@code private_key_jwt}, which is not built yet.
 *   <li><b>The answers of v3 are those of 2.1</b>: {@code 201} with {@code messageId} and perhaps {@code code} (any 2xx is
 *       taken: the Postman tests expect 200), {@code 4xx} with a StatusMessage whose {@code code} is a code.
 *   <li><b>What version 3 is</b> stands field by field, with its source or marked as assumed, in {@code
 *       docs/ebox/message-registry-v3.derived.json}: the tests hold our requests and the sandbox's answers against it. Assumed
 *       are {@code originalMessageId}, {@code digest}, the names of business data, and {@code paymentData} with a {@code
 *       reference} of text. 2.1 says of that reference that it is an object and nothing else, so none is sent there.
 *   <li><b>Whoever may send registered mail, and payment data,</b> is told to them by the operator: both are refused until a
 *       setting says otherwise. RSZ takes registered mail from few, and no payment data.
 *   <li><b>A file name of 80</b> is counted as it is read, not as it is encoded; RSZ's page of version 3 allows 255, and 400
 *       characters of subject for the 255 of 2021. The stricter ones hold.
 *   <li><b>A digest is padded</b>: RFC 4648 section 3.2 wants that of whoever refers to it without saying otherwise.
 *   <li><b>{@code 409} of version 2.1</b>, which has no key, is a refusal like any other.
 *   <li><b>{@code 409} of version 3 means that this {@code Idempotency-Key} was seen before</b> and its message taken; the documentation
 *       says so without naming the body.
 *   <li><b>{@code searchMessageStatus} stands in v3 beside {@code ebox/messages/}</b>, with the names of 2.1
 *       ({@code eboxId} of {@code eboxType} and {@code eboxIdValue}; a boolean {@code readStatus}), and takes 100 at once,
 *       the page limit of 2.1; 2.1 calls its implementation optional.
 *   <li><b>File names are decoded</b> as by {@code decodeURIComponent} where they hold a {@code %}, so one that has a
 *       {@code %} of its own is encoded as well; and so is all that is not ASCII: the page says ISO-8859-1, its example
 *       encodes {@code é}.
 *   <li><b>The body is plain text</b>: "a free text that will be displayed", says the Postman example.
 * </ul>
 */
final class EboxAssumptions {

    /** Beside the base URL; see the published v3 collection. */
    static final String PUBLISH_PATH = "ebox/messages/";

    /** Assumed: as in 2.1. */
    static final String STATUS_PATH = "searchMessageStatus";

    /** Assumed: the page limit of 2.1. */
    static final int STATUS_LIMIT = 100;

    private EboxAssumptions() {}
}
