package eu.briefwissel.delivery;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The case (zaak) a message belongs to, as the sender names it.
 *
 * @param type the kind of case; retention and templates are kept by it
 */
public record CaseReference(String id, String type, Optional<String> status, Optional<LocalDate> deadline) {}
