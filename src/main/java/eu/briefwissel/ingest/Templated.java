package eu.briefwissel.ingest;

import eu.briefwissel.template.TemplateText;
import java.util.Map;
import java.util.Optional;

/**
 * The template that a submission names, looked up.
 *
 * @param text empty where none is in force
 * @param ours the variables that only the gateway knows; without {@code deepLink} where the tenant has no base for it
 */
record Templated(TemplateChoice choice, Optional<TemplateText> text, Map<String, String> ours) {}
