package eu.briefwissel.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The channels to try, in order; 1 to 4, none twice. */
public record Route(List<ChannelName> channels) {

    public Route {
        channels = List.copyOf(channels);
        if (channels.isEmpty() || channels.stream().distinct().count() != channels.size()) {
            throw new IllegalArgumentException("a route names at least one channel, and none twice");
        }
    }

    /** The first leg: attempt 1 on the first channel. */
    public Leg start() {
        return new Leg(this, 0, 1);
    }

    /** The route without these channels; empty where none is left. */
    public Optional<Route> without(Set<ChannelName> unfit) {
        List<ChannelName> left =
                channels.stream().filter(channel -> !unfit.contains(channel)).toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Route(left));
    }

    /** The leg that was attempt {@code attempt} on {@code channel}; the channel must be one of this route's. */
    public Leg leg(ChannelName channel, int attempt) {
        return new Leg(this, channels.indexOf(channel), attempt);
    }
}
