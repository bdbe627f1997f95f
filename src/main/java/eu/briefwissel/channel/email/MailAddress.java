package eu.briefwissel.channel.email;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as it goes over SMTP: a dot-string and a domain (RFC 5321 section 4.1.2), an international domain in its
 * ASCII form. Nothing that passes can break a header or a command. Personal, never printed.
 */
record MailAddress(String local, String domain) {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    /** RFC 5321 section 4.5.3.1.1. */
    private static final int LOCAL_LIMIT = 64;

    /** RFC 5321 section 4.5.3.1.3, without the angle brackets. */
    private static final int LIMIT = 254;

    /** Empty where the text is no such address; quoted and international local parts count as none. */
    static Optional<MailAddress> parse(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LIMIT) {
            return Optional.empty();
        }
        MailAddress parsed = new MailAddress(address.substring(0, at), ascii(address.substring(at + 1)));
        return parsed.isUsable() ? Optional.of(parsed) : Optional.empty();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException _) { // its message quotes the domain
            return "";
        }
    }

    private boolean isUsable() {
        return local.length() <= LOCAL_LIMIT
                && LOCAL.matcher(local).matches()
                && DOMAIN.matcher(domain).matches()
                && wire().length() <= LIMIT;
    }

    String wire() {
        return local + "@" + domain;
    }

    @Override
    public String toString() {
        return "address:redacted";
    }
}
