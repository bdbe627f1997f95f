package eu.briefwissel.delivery;

/**
 * The kinds of fact on a timeline. Those in capitals of ETSI EN 319 522-1 (clause 6) carry that standard's event name;
 * no qualified status is claimed. The others are ours, and their names say what they do not prove.
 */
public enum EvidenceKind {
    /** ETSI A.1: stored durably and acknowledged to the sender. */
    SUBMISSION_ACCEPTANCE("SubmissionAcceptance"),
    /** Ours: the documents were looked into, and at least one channel takes them; does not prove what they say. */
    DOCUMENTS_INSPECTED("DocumentsInspected"),
    /** ETSI A.2: not taken after all, since no channel takes its documents; the report says why. */
    SUBMISSION_REJECTION("SubmissionRejection"),
    /** Ours: a channel was chosen; nothing was handed over by it. */
    CHANNEL_CHOSEN("ChannelChosen"),
    /** Ours: one call did not succeed and will be repeated. */
    HANDING_OVER_POSTPONED("HandingOverPostponed"),
    /** Ours: given to the operator to be processed; does not prove that it came into any mailbox. */
    SENT_FOR_PROCESSING("SentForProcessing"),
    /** ETSI D.1: made available in the recipient's mailbox; does not prove that anybody saw it. */
    CONTENT_CONSIGNMENT("ContentConsignment"),
    /** ETSI D.2: could not be made available on this channel; the cause says why. */
    CONTENT_CONSIGNMENT_FAILURE("ContentConsignmentFailure"),
    /** Ours: the operator says that it lies in a mailbox that is in use; does not prove that anybody saw it. */
    ARRIVAL_CONFIRMED("ArrivalConfirmed"),
    /** Ours: the operator said something of it in its mailbox, such as that it is unread still; moves nothing. */
    MAILBOX_NOTICE("MailboxNotice"),
    /** ETSI E.1: the operator says that the recipient opened it. */
    CONTENT_HANDOVER("ContentHandover"),
    /** ETSI E.2: not opened by the deadline. */
    CONTENT_HANDOVER_FAILURE("ContentHandoverFailure"),
    /** ETSI F.1: given to an outlet outside any delivery service (e-mail, paper); does not prove that it arrived. */
    RELAY_TO_NON_ERDS("RelayToNonERDS"),
    /** ETSI F.2: the outlet did not take it, or it came back. */
    RELAY_TO_NON_ERDS_FAILURE("RelayToNonERDSFailure"),
    /** Ours: the recipient answered. */
    REPLY_RECEIVED("ReplyReceived"),
    /** Ours: waits for an operator. */
    HELD("Held"),
    /** Ours: something that a channel told cannot be read and waits for an operator; the delivery goes on. */
    EVENT_SET_ASIDE("EventSetAside"),
    /** Ours: an operator had it tried again. */
    OPERATOR_RETRY("OperatorRetry"),
    /**
     * Ours: what it said and to whom was made unreadable in this store; proves nothing of what channels and backups have.
     */
    CONTENT_SHREDDED("ContentShredded"),
    /** Ours: its sender took it back before anything of it was handed over; nothing was, and nothing will be. */
    SUBMISSION_WITHDRAWN("SubmissionWithdrawn"),
    /** Ours: no channel is left, for good. */
    ROUTE_EXHAUSTED("RouteExhausted");

    private final String wireName;

    EvidenceKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The kind of that wire name; an {@link IllegalArgumentException} for any other. */
    public static EvidenceKind named(String wireName) {
        for (EvidenceKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no evidence is named " + wireName);
    }
}
