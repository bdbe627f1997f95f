package eu.briefwissel.sandbox.globe;

import java.util.UUID;

/**
 * What came of one letter.
 *
 * @param id BerichtID as the result names it
 * @param fate what its recipient stands for, which decides how its result travels
 */
record Verdict(String id, String type, ProcessingCode code, GlobeFate fate) {
    private static final String NIL = new UUID(0, 0).toString();
    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    /** What cannot be told of any letter: a batch in which none could be read. */
    static Verdict ofNone(ProcessingCode code) {
        return new Verdict(NIL, "", code, GlobeFate.PROCESSED);
    }

    /** The id that stands in the result: all zeros at times, as Logius echoes it. */
    String echoedId() {
        return fate == GlobeFate.NIL_ID ? NIL : guid(id);
    }

    /** The id itself where it is one, else zeros: a result keeps to its schema whatever was sent. */
    static String guid(String id) {
        return id.matches(GUID) ? id : NIL;
    }
}
