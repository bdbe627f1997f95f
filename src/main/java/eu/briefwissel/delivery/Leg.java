package eu.briefwissel.delivery;

import java.util.Optional;

/**
 * Where on its route a delivery stands.
 *
 * @param route the channels, in order
 * @param step index into the route, from 0
 * @param attempt the handing-over's number within the delivery, from 1; grows with every new channel and every time an
 *     operator has it tried again
 */
public record Leg(Route route, int step, int attempt) {

    public Leg {
        if (step < 0 || step >= route.channels().size() || attempt < 1) {
            throw new IllegalArgumentException("a leg is one of its route's steps, with an attempt of 1 or more");
        }
    }

    public ChannelName channel() {
        return route.channels().get(step);
    }

    /** The next channel of the route, as a new attempt; empty when this was the last. */
    public Optional<Leg> next() {
        return step + 1 < route.channels().size()
                ? Optional.of(new Leg(route, step + 1, attempt + 1))
                : Optional.empty();
    }

    /** The same channel once more, as a new attempt. */
    public Leg again() {
        return new Leg(route, step, attempt + 1);
    }
}
