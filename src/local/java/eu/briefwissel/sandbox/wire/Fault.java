package eu.briefwissel.sandbox.wire;

/**
 * One rule that a request broke.
 *
 * @param code the operator's word for it
 * @param field the name of the field, header or part, e.g. {@code attachments[0].sizeBytes}
 * @param rule what is required, never what was sent
 */
public record Fault(String code, String field, String rule) {}
