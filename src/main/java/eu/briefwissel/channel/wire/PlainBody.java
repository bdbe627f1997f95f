package eu.briefwissel.channel.wire;

import eu.briefwissel.delivery.Message;
import eu.briefwissel.document.PlainText;
import eu.briefwissel.document.StrictXhtml;
import eu.briefwissel.document.XhtmlVerdict;

/** A message's body for channels that take no markup. */
public final class PlainBody {

    private PlainBody() {}

    /** Its plain text, lines ended by LF; empty where it says nothing. The body was accepted when the message came in. */
    public static String of(Message message) {
        return switch (StrictXhtml.check(message.body())) {
            case XhtmlVerdict.Accepted accepted -> PlainText.of(accepted.fragment());
            case XhtmlVerdict.Refused refused ->
                throw new IllegalStateException("a body breaks a rule it was checked for: " + refused.rule());
        };
    }
}
