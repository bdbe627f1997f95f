package eu.briefwissel.store;

import eu.briefwissel.delivery.ChannelName;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which channels led to production when a message was accepted, as its row has it. */
final class Production {

    private static final String COMMA = ",";

    private Production() {}

    static String text(Set<ChannelName> channels) {
        return channels.stream().map(ChannelName::wireName).sorted().collect(Collectors.joining(COMMA));
    }

    /** Empty where nobody looked. */
    static Optional<Set<ChannelName>> read(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(names -> Arrays.stream(names.split(COMMA))
                        .filter(name -> !name.isEmpty())
                        .map(name -> ChannelName.named(name).orElseThrow())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
