package eu.briefwissel.template;

/**
 * A letter with gaps, in Mustache: {@code {{name}}} and {@code {{{name}}}}.
 *
 * @param subject plain text in one line: nothing is escaped in it
 * @param body a fragment of XHTML: {@code {{name}}} is escaped in it, {@code {{{name}}}} is markup
 */
public record TemplateText(String subject, String body) {}
