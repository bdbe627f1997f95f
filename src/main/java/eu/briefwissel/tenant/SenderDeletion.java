package eu.briefwissel.tenant;

/** What came of taking a sender away. */
public enum SenderDeletion {
    GONE,
    /** There is none of that name. */
    NOT_THERE,
    /** It stays: something of it is on its way, or is asked about. */
    OUTSTANDING,
    /** It stays: it is the last, and by an account of production the tenant would go on in its own name, of which no step is asked. */
    LAST_IN_PRODUCTION
}
