package eu.briefwissel.store;

import java.util.Optional;

/**
 * What is known of the calls made before at the same step of a delivery's route.
 *
 * @param isInFlight whether the outcome of one was never written: its process died, or it is late
 * @param inDoubt whether one may have been taken though nobody told so
 * @param dialect by which that one was made; empty where none is in doubt, or where that is not known
 */
public record EarlierCalls(boolean isInFlight, boolean inDoubt, Optional<String> dialect) {}
