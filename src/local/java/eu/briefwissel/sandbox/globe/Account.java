package eu.briefwissel.sandbox.globe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The account that a sender has: with Logius (its OIN, the type of its messages, the agreement), and with its own adapter.
 *
 * @param cpaId the collaboration protocol agreement, made by Logius
 * @param user who may call the adapter, by HTTP basic authentication
 */
public record Account(String oin, String messageType, String cpaId, String user, String password) {
    /** Logius' side of the agreement. */
    public static final String LOGIUS = "urn:osb:oin:00000001999990009999";

    public static final String SERVICE = "urn:osb:services:MIJNOVERHEID.ebMS.BB.2.0";
    static final String REQUEST = "GLOBE-R-BV-Request";
    static final String RESULT = "GLOBE-R-BV-Result";
    static final String SENDER_ROLE = "SR";
    static final String LOGIUS_ROLE = "SP";

    /** The sender's side of the agreement. */
    public String party() {
        return "urn:osb:oin:" + oin;
    }

    String authorization() {
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "Account[" + oin + "]";
    }
}
