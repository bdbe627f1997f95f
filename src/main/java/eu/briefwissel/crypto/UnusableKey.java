package eu.briefwissel.crypto;

/** A configured key or certificate cannot be used; the message names the rule it breaks and never quotes it. */
public final class UnusableKey extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnusableKey(String message) {
        super(message);
    }
}
