package eu.briefwissel.document;

/** What became of an attachment's check. */
public sealed interface AttachmentVerdict {
    /**
     * The bytes are a file of that type.
     *
     * @param size in bytes
     */
    record Accepted(AttachmentType type, int size) implements AttachmentVerdict {}

    /** The bytes break a rule. */
    record Refused(AttachmentRule rule) implements AttachmentVerdict {}
}
