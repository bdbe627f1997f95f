package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.recipient.Fate;

/** What happens to a letter of this dialect: the outcome that a recipient stands for. */
public enum GlobeFate {
    PROCESSED("gets every letter", ProcessingCode.PROCESSED),
    NOT_SUBSCRIBED(
            "has no subscription: the check says so; a letter all the same comes back as NietActiefOfGeabonneerd",
            ProcessingCode.NOT_ACTIVE_OR_SUBSCRIBED),
    UNSUBSCRIBED_SINCE(
            "the check says subscribed, the letter comes back as NietActiefOfGeabonneerd",
            ProcessingCode.NOT_ACTIVE_OR_SUBSCRIBED),
    TECHNICAL_PROBLEM("TechnischProbleem, always", ProcessingCode.TECHNICAL_PROBLEM),
    TECHNICAL_PROBLEM_ONCE("TechnischProbleem once for a letter, then Verwerkt", ProcessingCode.TECHNICAL_PROBLEM),
    TYPE_NOT_SUPPORTED("BerichtTypeNietOndersteund", ProcessingCode.TYPE_NOT_SUPPORTED),
    PUBLICATION_TOO_FAR_AHEAD("PublicatieDatumLigtTeVerInDeToekomst", ProcessingCode.PUBLICATION_TOO_FAR_AHEAD),
    CREATED_TOO_LONG_AGO("AanmaakDatumLigtTeVerInHetVerleden", ProcessingCode.CREATED_TOO_LONG_AGO),
    EXISTS_ALREADY("BerichtBestaatAl, at the first sending already", ProcessingCode.EXISTS_ALREADY),
    ATTACHMENT_TOO_LARGE("BijlageTeGroot", ProcessingCode.ATTACHMENT_TOO_LARGE),
    OIN_DIFFERS("OinInCPAKomtNietOvereenMetOinInBericht", ProcessingCode.OIN_DIFFERS),
    INVALID_XML("XmlValidatieTegenXsdValtNegatiefUit", ProcessingCode.INVALID_XML),
    UNKNOWN_CODE("a code that no schema knows", ProcessingCode.UNKNOWN),
    NIL_ID("Verwerkt, with a BerichtID of zeros", ProcessingCode.PROCESSED),
    GZIPPED("Verwerkt, the result packed with gzip", ProcessingCode.PROCESSED),
    RESULT_BEFORE_ANSWER("Verwerkt; the result is there before the answer to the send", ProcessingCode.PROCESSED),
    RESULT_THRICE("Verwerkt; the result comes three times, in three messages", ProcessingCode.PROCESSED),
    RESULT_LATE("Verwerkt; the result comes after 25 hours", ProcessingCode.PROCESSED),
    RESULT_NEVER("taken by Logius, and never a result", ProcessingCode.PROCESSED),
    EXPIRED("the adapter gets no acknowledgement from Logius: event EXPIRED", ProcessingCode.PROCESSED),
    EXPIRED_ONCE("event EXPIRED once for a batch, then Verwerkt", ProcessingCode.PROCESSED),
    FAILED("Logius' adapter refuses the message: event FAILED", ProcessingCode.PROCESSED),
    CHECK_UNAVAILABLE("the subscription check fails with DependentServiceFault", ProcessingCode.PROCESSED),
    CHECK_REFUSED("the subscription check fails with ApplicationFault", ProcessingCode.PROCESSED);

    private final String says;
    private final ProcessingCode code;

    GlobeFate(String says, ProcessingCode code) {
        this.says = says;
        this.code = code;
    }

    /** The fate in a few words, for people. */
    public String says() {
        return says;
    }

    /** What the n-th sending of a letter comes to, from 1, where it breaks no rule and was not taken before. */
    ProcessingCode codeAt(int n) {
        return this == TECHNICAL_PROBLEM_ONCE && n > 1 ? ProcessingCode.PROCESSED : code;
    }

    /** What the subscription check says. */
    boolean subscribed() {
        return this != NOT_SUBSCRIBED;
    }

    /** What the fates that all operators share mean here; nobody is told of reading, and there is no token to revoke. */
    static GlobeFate of(Fate fate) {
        return switch (fate) {
            case NO_MAILBOX, WITHDREW_CONSENT -> NOT_SUBSCRIBED;
            case MALFORMED -> INVALID_XML;
            case READ_BEFORE_ANSWER -> RESULT_BEFORE_ANSWER;
            case READ_THRICE -> RESULT_THRICE;
            case READS,
                    NEVER_READS,
                    REPLIES,
                    NO_DIGITAL_USER,
                    NOT_ACTIVATED,
                    UNAVAILABLE_TWICE,
                    UNAVAILABLE,
                    ANSWER_LOST,
                    ANSWERS_LATE,
                    TOKEN_REVOKED,
                    RATE_LIMITED -> PROCESSED;
        };
    }
}
