package eu.briefwissel.sandbox.ledger;

/** The operators that the sandbox stands in for. */
public enum Operator {
    /** MijnOverheid Berichtenbox of Logius, dialect {@code bbk}. */
    BERICHTENBOX("berichtenbox"),
    /** MijnOverheid Berichtenbox of Logius, dialect {@code globe}, with the sender's ebMS adapter. */
    GLOBE("globe"),
    /** eBox Citizen of FOD BOSA. */
    EBOX_CITIZEN("ebox-citizen"),
    /** eBox Enterprise of RSZ. */
    EBOX_ENTERPRISE("ebox-enterprise");

    private final String path;

    Operator(String path) {
        this.path = path;
    }

    /** The name of the operator in paths and counts, without a slash. */
    public String path() {
        return path;
    }
}
