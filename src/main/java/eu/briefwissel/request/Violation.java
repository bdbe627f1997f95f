package eu.briefwissel.request;

/**
 * A rule that a request breaks. Repeats nothing of what was sent.
 *
 * @param field where: a JSON pointer (RFC 6901) into the body, or the name of a header
 * @param rule the rule's name, stable
 * @param detail what the rule asks, in one sentence
 */
public record Violation(String field, String rule, String detail) {}
