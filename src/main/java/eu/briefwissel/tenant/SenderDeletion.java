package eu.briefwissel.tenant;

/** What came of taking a sender away. */
public enum SenderDeletion {
    GONE,
    /** There is none of that name. */
    NOT_THERE,
    /** It stays: something of it is on its way, or is asked about. */
    OUTSTANDING
}
