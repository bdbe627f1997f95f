package eu.briefwissel.delivery;

import java.time.Instant;

/**
 * One call to a channel about a delivery.
 *
 * @param leg the channel and the attempt it belonged to
 * @param failedBefore how many calls of it had failed already
 * @param at when its outcome was known
 */
public record Call(Leg leg, int failedBefore, Instant at) {}
