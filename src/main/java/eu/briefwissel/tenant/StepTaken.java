package eu.briefwissel.tenant;

import eu.briefwissel.delivery.ChannelName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A step that a sender has taken on its way into production.
 *
 * @param channel with whose operator
 * @param by who says so
 * @param reference where it can be looked up
 * @param isProven whether the gateway saw it for itself
 */
public record StepTaken(
        ChannelName channel,
        OnboardingStep step,
        LocalDate on,
        String by,
        Optional<String> reference,
        boolean isProven,
        Instant recordedAt) {}
