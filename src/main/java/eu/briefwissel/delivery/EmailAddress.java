package eu.briefwissel.delivery;

import java.util.regex.Pattern;

/** What an e-mail address is, wherever one is taken in. */
public final class EmailAddress {

    private static final int LONGEST = 254; // RFC 5321, 4.5.3.1.3: a path of 256, less its angle brackets
    private static final int LONGEST_LOCAL_PART = 64; // RFC 5321, 4.5.3.1.1

    /** RFC 5321, 4.1.2: a dot-string and a domain of names; no quoted local part, no address literal. */
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private EmailAddress() {}

    /** Whether it is one address, without a name. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST
                && text.indexOf('@') <= LONGEST_LOCAL_PART
                && MAILBOX.matcher(text).matches();
    }
}
