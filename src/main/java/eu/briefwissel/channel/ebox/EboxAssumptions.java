package eu.briefwissel.channel.ebox;

import java.time.Duration;
import java.util.Map;

/**
 * What this package assumes beyond the published files, each as a name that the code uses. Whoever gets an operator's real
 * document (BOSA's stands under a non-disclosure agreement) changes this file.
 *
 * <ul>
 *   <li><b>eBox Citizen is published to by the same model as eBox Enterprise.</b> Message Registry 2.0 says it serves both;
 *       BOSA's own Write/Publish API is not public. Its five credentials (client id and secret, SenderOrganisationID,
 *       SenderApplicationID, MessageTypeID) are, and they fit this model.
 *   <li><b>BOSA takes client id and secret in HTTP Basic</b>, at the token endpoint of the FSP that its other interfaces have
 *       ({@link eu.briefwissel.tenant.EboxProfiles}). RSZ takes {@code private_key_jwt}, and its v5 in production stands
 *       beside the v3 that is published.
 *   <li><b>A mandate is asked of the sender's box</b> ({@code /ebox/<sender>/hasMandate}) with the certificate's holder as {@code
 *       mandataryEnterpriseNumber}; the page for document providers names both numbers so that they could also be read the
 *       other way round.
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
 *   <li><b>The events platform takes the tokens of the eBox</b>, and its {@code clientId} is theirs. Events are numbered in the
 *       order in which they can be had: none appears later under a number below one that was told.
 *   <li><b>The Event Handler of eBox Citizen</b> (the seed: asked per sent message, with the same credentials) is a {@code GET} with
 *       the query {@code messageId}; it answers a list, bare or as {@code events}, of {@code eventType} ({@code NEWDOCUMENT},
 *       {@code NODIGITALCONSUMER}), {@code messageId} and perhaps {@code eventTime}. It tells one of the two of each message, once
 *       it knows. It does not tell of reading.
 *   <li><b>{@code citizenEboxConsents/search}</b>, of which only the path is published, is asked like {@code eboxPreferences/search},
 *       with {@code CITIZEN} and {@code SSIN}, and answers like it; {@code consent}, where it is false, says that it was withdrawn.
 *       Both take the tokens of the eBox.
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

    /** Assumed: how many events the events platform gives at once. */
    static final int EVENTS_PAGE = 100;

    /** From when on events are asked for where a feed was never read: nothing unread is older than a message's usual life. */
    static final Duration FIRST_LOOK_BACK = Duration.ofDays(60);

    /** Assumed: no event is told so long after it happened; a message does not live longer. */
    static final Duration OLDEST_EVENT = Duration.ofDays(400);

    /**
     * Assumed: about how many boxes the federation may be asked at once. Its SOAP twin takes 1,000 and tells of the status of
     * 250.
     */
    static final int PREFERENCES_LIMIT = 250;

    /** Assumed. */
    static final String CITIZEN_ID_TYPE = "SSIN";

    /** For how long an operator that said it offers no status search is not asked for one. */
    static final Duration NOT_OFFERED_FOR = Duration.ofDays(1);

    /** The same, where nothing but a {@code 404} was said: shorter than it is between the two times that it is asked at a deadline. */
    static final Duration NOT_FOUND_FOR = Duration.ofMinutes(2);

    /** Assumed: how many messages the Event Handler may be asked about at the same time. */
    static final int HANDLER_AT_ONCE = 8;

    /** The header by which a service provider names the enterprise for which it publishes; its number is the sender's. */
    static final String ON_BEHALF = "On-Behalf-Of-Enterprise-Number";

    /** Of the Partition API's {@code hasMandate}, which answers a boolean of that name. */
    static final String MANDATE_OPERATION = "publish";

    /** RSZ's v3, which is for the host of its authorisation server (Postman environments of RSZ's example). */
    private static final Map<String, String> V3_AUDIENCES = Map.of(
            "https://services-acpt.socialsecurity.be/REST/oauth/v3/token", "https://oauthacc.socialsecurity.be/",
            "https://services.socialsecurity.be/REST/oauth/v3/token", "https://oauth.socialsecurity.be/");

    /** Whom assertions are for: the endpoint itself, as RSZ's v5 has it, unless it is RSZ's v3. */
    static String audience(String tokenUrl) {
        return V3_AUDIENCES.getOrDefault(tokenUrl, tokenUrl);
    }

    private EboxAssumptions() {}
}
