package eu.briefwissel.ingest;

import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Recipient;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.request.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the route, and puts the recipient's own mailbox where it says {@code mailbox}. */
record CheckRoute(Violations violations) {

    private static final String FIELD = "/route";
    private static final String MAILBOX = "mailbox";
    private static final List<String> DEFAULT = List.of(MAILBOX, ChannelName.EMAIL.wireName());

    /** The route; empty where it breaks a rule, or where nobody is addressed and no mailbox can fit. */
    Optional<Route> of(@Nullable List<@Nullable String> given, Optional<Recipient> recipient) {
        List<@Nullable String> names = given == null ? List.copyOf(DEFAULT) : given;
        if (names.isEmpty() || names.size() > ChannelName.values().length) {
            violations.add(FIELD, "count", "must name 1 to " + ChannelName.values().length + " channels");
            return Optional.empty();
        }
        List<ChannelName> channels = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            channel(FIELD + "/" + i, names.get(i), recipient).ifPresent(channels::add);
        }
        if (channels.stream().distinct().count() != channels.size()) {
            violations.add(FIELD, "unique", "must not name a channel twice; mailbox stands for the recipient's own");
            return Optional.empty();
        }
        return channels.size() == names.size() ? Optional.of(new Route(channels)) : Optional.empty();
    }

    private Optional<ChannelName> channel(String field, @Nullable String name, Optional<Recipient> recipient) {
        if (MAILBOX.equals(name)) {
            return recipient.map(r -> r.scheme().mailbox());
        }
        Optional<ChannelName> channel = Optional.ofNullable(name).flatMap(ChannelName::named);
        if (channel.isEmpty()) {
            violations.add(field, "channel", "must be mailbox, email, berichtenbox, ebox-citizen or ebox-enterprise");
        }
        channel.filter(ChannelName::isMailbox)
                .filter(c -> recipient.filter(r -> r.scheme().mailbox() != c).isPresent())
                .ifPresent(_ ->
                        violations.add(field, "mailbox-of-recipient", "is not a mailbox that the identifier can have"));
        return channel;
    }
}
