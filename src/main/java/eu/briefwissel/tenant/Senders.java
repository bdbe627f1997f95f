package eu.briefwissel.tenant;

import eu.briefwissel.delivery.ChannelName;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The senders of a tenant, and how far each has come on its way into production.
 *
 * @param all by name
 * @param done the steps taken that count now, by sender
 */
public record Senders(Map<String, Sender> all, Map<String, Set<Step>> done) {

    /** A step with the operator of one channel. */
    public record Step(ChannelName channel, OnboardingStep step) {}

    /** Of a tenant that sends in its own name only. */
    public static final Senders NONE = new Senders(Map.of(), Map.of());

    public Senders {
        all = Map.copyOf(all);
        done = Map.copyOf(done);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public Optional<Sender> named(String name) {
        return Optional.ofNullable(all.get(name));
    }

    /** The one that is meant: the one that is named; where none is, the tenant's default, or its only one. */
    public Optional<Sender> meant(Optional<String> name) {
        return name.map(this::named)
                .orElseGet(() -> all.size() == 1
                        ? all.values().stream().findFirst()
                        : all.values().stream().filter(Sender::byDefault).findFirst());
    }

    /** Whether a sender has taken a step, and that counts still. */
    public boolean hasTaken(String sender, ChannelName channel, OnboardingStep step) {
        return done.getOrDefault(sender, Set.of()).contains(new Step(channel, step));
    }

    /** The steps that a sender still lacks with an operator, in order; its production is closed to the sender while there are any. */
    public List<OnboardingStep> missing(String sender, ChannelName channel) {
        return Arrays.stream(OnboardingStep.values())
                .filter(step -> !hasTaken(sender, channel, step))
                .toList();
    }
}
