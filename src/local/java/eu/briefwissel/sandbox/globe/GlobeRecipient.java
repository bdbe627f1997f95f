package eu.briefwissel.sandbox.globe;

import eu.briefwissel.sandbox.recipient.Fate;
import eu.briefwissel.sandbox.recipient.IdentifierKind;
import eu.briefwissel.sandbox.recipient.MagicRecipient;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The magic recipients that only this dialect has: BSNs of the test range 99999xxxx that nobody bears, each with a fixed
 * {@link GlobeFate}. Those of {@link MagicRecipient} have theirs here too. Whoever is in neither table gets every letter.
 */
public enum GlobeRecipient {
    NOT_SUBSCRIBED("999990019", GlobeFate.NOT_SUBSCRIBED),
    TYPE_NOT_SUPPORTED("999990020", GlobeFate.TYPE_NOT_SUPPORTED),
    RESULT_NEVER("999990032", GlobeFate.RESULT_NEVER),
    EXPIRED("999990044", GlobeFate.EXPIRED),
    CHECK_UNAVAILABLE("999990056", GlobeFate.CHECK_UNAVAILABLE),
    CHECK_REFUSED("999990068", GlobeFate.CHECK_REFUSED),
    UNSUBSCRIBED_SINCE("999990081", GlobeFate.UNSUBSCRIBED_SINCE),
    TECHNICAL_PROBLEM("999990093", GlobeFate.TECHNICAL_PROBLEM),
    TECHNICAL_PROBLEM_ONCE("999990111", GlobeFate.TECHNICAL_PROBLEM_ONCE),
    PUBLICATION_TOO_FAR_AHEAD("999990123", GlobeFate.PUBLICATION_TOO_FAR_AHEAD),
    CREATED_TOO_LONG_AGO("999990135", GlobeFate.CREATED_TOO_LONG_AGO),
    EXISTS_ALREADY("999990147", GlobeFate.EXISTS_ALREADY),
    ATTACHMENT_TOO_LARGE("999990159", GlobeFate.ATTACHMENT_TOO_LARGE),
    OIN_DIFFERS("999990160", GlobeFate.OIN_DIFFERS),
    INVALID_XML("999990172", GlobeFate.INVALID_XML),
    UNKNOWN_CODE("999990184", GlobeFate.UNKNOWN_CODE),
    NIL_ID("999990196", GlobeFate.NIL_ID),
    GZIPPED("999990202", GlobeFate.GZIPPED),
    RESULT_BEFORE_ANSWER("999990214", GlobeFate.RESULT_BEFORE_ANSWER),
    RESULT_THRICE("999990226", GlobeFate.RESULT_THRICE),
    RESULT_LATE("999990238", GlobeFate.RESULT_LATE),
    EXPIRED_ONCE("999990251", GlobeFate.EXPIRED_ONCE),
    FAILED("999990263", GlobeFate.FAILED);

    private static final Map<String, GlobeRecipient> BY_BSN =
            Arrays.stream(values()).collect(Collectors.toMap(GlobeRecipient::bsn, Function.identity()));

    private final String bsn;
    private final GlobeFate fate;

    GlobeRecipient(String bsn, GlobeFate fate) {
        this.bsn = bsn;
        this.fate = fate;
    }

    /** The number in clear: it is nobody's. */
    public String bsn() {
        return bsn;
    }

    public GlobeFate fate() {
        return fate;
    }

    /** The fate of a letter to this number. */
    static GlobeFate fateOf(String bsn) {
        var own = BY_BSN.get(bsn);
        return own == null ? GlobeFate.of(sharedFateOf(bsn)) : own.fate;
    }

    /** The fate that all operators share, by which the adapter's answers fail or are lost. */
    static Fate sharedFateOf(String bsn) {
        return MagicRecipient.fateOf(IdentifierKind.BSN, bsn);
    }
}
