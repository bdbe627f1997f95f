package eu.briefwissel.crypto;

/**
 * What was to be opened is not what was sealed: changed, shortened, mixed up, or sealed with another key or in another
 * context (another tenant, another message, another purpose). It never says which: that would help an attacker only.
 */
public sealed class SealBroken extends RuntimeException permits UnknownSealVersion {

    private static final long serialVersionUID = 1L;

    SealBroken() {
        this("the seal is broken: changed, incomplete, or sealed with another key or in another context");
    }

    SealBroken(String message) {
        super(message);
    }
}
