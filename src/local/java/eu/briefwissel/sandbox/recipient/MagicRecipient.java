package eu.briefwissel.sandbox.recipient;

import static eu.briefwissel.sandbox.recipient.IdentifierKind.BSN;
import static eu.briefwissel.sandbox.recipient.IdentifierKind.INSZ;
import static eu.briefwissel.sandbox.recipient.IdentifierKind.KBO;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The magic recipients: identifiers with valid check digits that nobody bears, each with a fixed {@link Fate}. The BSNs are from the
 * test range 99999xxxx; the INSZs are of people born in 1901 (one in 2001 with the last serial of its day, one a bis number); the KBO
 * numbers are from a range not given out. Whoever is not in this table has a mailbox and never reads.
 */
public enum MagicRecipient {
    BSN_READS("999993653", BSN, Fate.READS),
    BSN_NEVER_READS("999993665", BSN, Fate.NEVER_READS),
    BSN_NO_MAILBOX("999993677", BSN, Fate.NO_MAILBOX),
    BSN_WITHDREW_CONSENT("999993689", BSN, Fate.WITHDREW_CONSENT),
    BSN_REPLIES("999993690", BSN, Fate.REPLIES),
    BSN_MALFORMED("999993707", BSN, Fate.MALFORMED),
    BSN_UNAVAILABLE_TWICE("999993719", BSN, Fate.UNAVAILABLE_TWICE),
    BSN_UNAVAILABLE("999993720", BSN, Fate.UNAVAILABLE),
    BSN_ANSWER_LOST("999993732", BSN, Fate.ANSWER_LOST),
    BSN_ANSWERS_LATE("999993744", BSN, Fate.ANSWERS_LATE),
    BSN_TOKEN_REVOKED("999993756", BSN, Fate.TOKEN_REVOKED),
    BSN_READ_BEFORE_ANSWER("999993768", BSN, Fate.READ_BEFORE_ANSWER),
    BSN_READ_THRICE("999993781", BSN, Fate.READ_THRICE),
    BSN_RATE_LIMITED("999993793", BSN, Fate.RATE_LIMITED),

    INSZ_READS("01071700144", INSZ, Fate.READS),
    INSZ_READS_BORN_SINCE_2000("01071799846", INSZ, Fate.READS),
    INSZ_READS_BIS("01471700232", INSZ, Fate.READS),
    INSZ_NEVER_READS("01071700342", INSZ, Fate.NEVER_READS),
    INSZ_NO_DIGITAL_USER("01071700540", INSZ, Fate.NO_DIGITAL_USER),
    INSZ_MALFORMED("01071700738", INSZ, Fate.MALFORMED),
    INSZ_UNAVAILABLE_TWICE("01071700936", INSZ, Fate.UNAVAILABLE_TWICE),
    INSZ_UNAVAILABLE("01071701134", INSZ, Fate.UNAVAILABLE),
    INSZ_ANSWER_LOST("01071701332", INSZ, Fate.ANSWER_LOST),
    INSZ_ANSWERS_LATE("01071701530", INSZ, Fate.ANSWERS_LATE),
    INSZ_RATE_LIMITED("01071701728", INSZ, Fate.RATE_LIMITED),

    INSZ_NOT_ACTIVATED("01071701926", INSZ, Fate.NOT_ACTIVATED),
    KBO_READS("1999900072", KBO, Fate.READS),
    KBO_NEVER_READS("1999900171", KBO, Fate.NEVER_READS),
    KBO_NO_DIGITAL_USER("1999900270", KBO, Fate.NO_DIGITAL_USER),
    KBO_MALFORMED("1999900369", KBO, Fate.MALFORMED),
    KBO_UNAVAILABLE_TWICE("1999900468", KBO, Fate.UNAVAILABLE_TWICE),
    KBO_UNAVAILABLE("1999900567", KBO, Fate.UNAVAILABLE),
    KBO_ANSWER_LOST("1999900666", KBO, Fate.ANSWER_LOST),
    KBO_ANSWERS_LATE("1999900765", KBO, Fate.ANSWERS_LATE),
    KBO_RATE_LIMITED("1999900864", KBO, Fate.RATE_LIMITED);

    private static final Map<String, MagicRecipient> BY_IDENTIFIER =
            Arrays.stream(values()).collect(Collectors.toMap(MagicRecipient::identifier, Function.identity()));

    private final String identifier;
    private final IdentifierKind kind;
    private final Fate fate;

    MagicRecipient(String identifier, IdentifierKind kind, Fate fate) {
        this.identifier = identifier;
        this.kind = kind;
        this.fate = fate;
    }

    /** The identifier in clear: it is nobody's. */
    public String identifier() {
        return identifier;
    }

    public IdentifierKind kind() {
        return kind;
    }

    public Fate fate() {
        return fate;
    }

    /** The fate of a valid identifier of that kind; {@link Fate#NEVER_READS} where it is not in the table. */
    public static Fate fateOf(IdentifierKind kind, String identifier) {
        var magic = BY_IDENTIFIER.get(identifier);
        return magic == null || magic.kind != kind ? Fate.NEVER_READS : magic.fate;
    }
}
