package eu.briefwissel.ingest;

import eu.briefwissel.calendar.Term;
import eu.briefwissel.channel.Capabilities;
import eu.briefwissel.channel.Capabilities.Reading;
import eu.briefwissel.delivery.ChannelName;
import eu.briefwissel.delivery.Route;
import eu.briefwissel.request.Violations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks how long a reader has. A term that the route cannot keep truthfully is refused (design rule 5). */
record CheckUnreadAfter(Violations violations, Function<ChannelName, Capabilities> capabilities) {

    private static final String FIELD = "/unreadAfter";
    private static final String NEVER = "never";
    private static final Term DEFAULT = new Term(5, Term.Unit.WORKING_DAYS);

    /** The term, as {@link Term#parse} takes it; empty where nothing falls back for being unread. */
    Optional<String> of(@Nullable String given, Optional<Route> route) {
        if (NEVER.equals(given)) {
            return Optional.empty();
        }
        if (given == null) {
            return route.filter(r -> followed(r).stream().anyMatch(this::tellsOfReading))
                    .map(_ -> DEFAULT.toString());
        }
        return switch (Term.read(given)) {
            case Term.Reading.Refused(String rule, String sentence) -> {
                violations.add(FIELD, rule, sentence + "; or never");
                yield Optional.empty();
            }
            case Term.Reading.Valid(Term term) -> {
                route.ifPresent(this::requireKept);
                yield Optional.of(term.toString());
            }
        };
    }

    private void requireKept(Route route) {
        List<ChannelName> followed = followed(route);
        if (followed.isEmpty()) {
            violations.add(FIELD, "nothing-follows", "needs a route with a channel to fall back to");
        }
        followed.stream()
                .filter(channel -> !tellsOfReading(channel))
                .findFirst()
                .ifPresent(channel -> violations.add(
                        FIELD, "reading-never-told", channel.wireName() + " never tells whether a message was opened"));
    }

    private boolean tellsOfReading(ChannelName channel) {
        return capabilities.apply(channel).reading() != Reading.NEVER_TOLD;
    }

    /** The channels that another one comes after. */
    private static List<ChannelName> followed(Route route) {
        return route.channels().subList(0, route.channels().size() - 1);
    }
}
