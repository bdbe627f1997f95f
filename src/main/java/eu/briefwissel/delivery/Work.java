package eu.briefwissel.delivery;

import java.time.Instant;

/**
 * A queued step of a delivery; carries ids and a time, no content.
 *
 * @param dueAt not to be taken up before
 * @param tries how many calls of this step failed already
 */
public record Work(Stage stage, Instant dueAt, int tries) {}
