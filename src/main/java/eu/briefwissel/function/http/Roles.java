package eu.briefwissel.function.http;

/** The roles' names where annotations want constants; {@link eu.briefwissel.tenant.Role} says what they are. */
final class Roles {

    static final String SENDER = "sender";
    static final String OPERATOR = "operator";
    static final String AUDITOR = "auditor";
    static final String ADMINISTRATOR = "administrator";

    /** No tenant's: see {@link eu.briefwissel.onboarding.Provisioner}. */
    static final String PROVISIONER = "provisioner";

    private Roles() {}
}
