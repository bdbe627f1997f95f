package eu.briefwissel.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Many submissions that came together.
 *
 * @param keyUntil until when its key counts: no key of a line ends before
 * @param completedAt when an upload of it came to its end; empty while none has
 */
public record Batch(UUID id, Instant createdAt, Instant keyUntil, Optional<Instant> completedAt) {}
