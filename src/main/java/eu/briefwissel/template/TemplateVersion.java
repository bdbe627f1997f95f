package eu.briefwissel.template;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of a template; immutable. The latest is in force.
 *
 * @param version counted from 1
 * @param text empty where this version withdraws the template
 * @param author the client that made it; {@link SeedTemplates#AUTHOR} for what came along
 */
public record TemplateVersion(TemplateKey key, int version, Optional<TemplateText> text, String author, Instant at) {}
