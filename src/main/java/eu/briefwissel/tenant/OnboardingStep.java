package eu.briefwissel.tenant;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps by which an organisation becomes a sender in eBox, in the order of FOD BOSA's "Aan de slag met eBox". */
public enum OnboardingStep {
    INTENT_AND_NDA("the declaration of intent and the non-disclosure agreement", Url.SELF_SERVICE),
    CONTRACT("the signed contract, with the organisation's data", Url.SELF_SERVICE),
    CREDENTIALS_INT("credentials that work in the test environment (INT)", Url.SELF_SERVICE),
    TEST_MESSAGE_SEEN("a test message that was seen in a test user's eBox", Url.SUPPORT),
    AUDIT_TRAIL_AGREED("the audit trail as tested and agreed with the operator", Url.SUPPORT),
    CREDENTIALS_PROD("credentials that work in production (PROD)", Url.SELF_SERVICE);

    private static final class Url {
        static final String SELF_SERVICE = "https://apps.digital.belgium.be/d3sp/";
        static final String SUPPORT = "https://apps.digital.belgium.be/forms/show/bosa/support-ebox-partners";
    }

    private final String meaning;
    private final String whereToGetIt;

    OnboardingStep(String meaning, String whereToGetIt) {
        this.meaning = meaning;
        this.whereToGetIt = whereToGetIt;
    }

    /** In paths and in JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String meaning() {
        return meaning;
    }

    /** The page where whoever lacks it begins. */
    public String whereToGetIt() {
        return whereToGetIt;
    }

    /** Whether the gateway sees it for itself, so that nobody has to say it. */
    public boolean isProvenByUs() {
        return this == CREDENTIALS_INT || this == CREDENTIALS_PROD;
    }

    public static Optional<OnboardingStep> named(String wireName) {
        return Arrays.stream(values())
                .filter(step -> step.wireName().equals(wireName))
                .findFirst();
    }
}
