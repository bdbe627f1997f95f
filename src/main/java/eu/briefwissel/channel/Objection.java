package eu.briefwissel.channel;

/**
 * Why a channel would not take a message as it is.
 *
 * @param field a JSON pointer into the submission
 * @param rule the rule's name, stable
 * @param sentence what it must be, without content
 */
public record Objection(String field, String rule, String sentence) {}
